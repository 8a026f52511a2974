-- Those who are in a follow-up on a day.
select i.followup_id, i.member_id, m.name
from followup_member i
join member m on m.id = i.member_id
where (:id is null or i.followup_id = :id)
  and i.first <= :on and (i.left_on is null or i.left_on > :on)
order by i.first, i.id
