-- Those that count of some days, or one by its id, withdrawn or not.
select v.id, v.member_id, m.name, v.day, v.minutes, v.purpose, v.reason, v.withdrawn is not null
from volunteering v
join member m on m.id = v.member_id
where (v.withdrawn is null or :id is not null)
  and (:id is null or v.id = :id)
  and (:member is null or v.member_id = :member)
  and (:from is null or v.day >= :from)
  and (:to is null or v.day < :to)
order by v.day, v.id
