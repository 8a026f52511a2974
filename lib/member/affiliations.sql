select a.id, a.member_id, m.name, a.organisation_id, o.name, a.role, a.first, a.last
from affiliation a
join member m on m.id = a.member_id
join member o on o.id = a.organisation_id
where a.withdrawn is null
  and (:id is null or a.id = :id)
  and (:who is null or a.member_id = :who or a.organisation_id = :who)
  and (:on is null or (ifnull(a.first, :on) <= :on and ifnull(a.last, :on) >= :on))
order by o.folded, o.id, m.folded, m.id, a.first, a.id
