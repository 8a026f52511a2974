-- What waits comes first, then what was answered, the latest first.
select r.id, r.kind, r.member_id, ifnull(m.name, r.name), r.contact, r.day, r.note, r.extended, r.reason, r.answered,
       r.answer
from privacy_request r
left join member m on m.id = r.member_id
where (:id is null or r.id = :id)
  and (not :open or r.answered is null)
order by r.answered is not null, r.answered desc, r.day, r.id
