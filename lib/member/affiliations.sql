select a.id, a.member_id, m.name, a.organisation_id, o.name, a.role, a.first, a.last
from (
    select id from affiliation where id = :id
    union all
    select id from affiliation where :id is null and (member_id = :who or organisation_id = :who)
    union all
    select id from affiliation where :id is null and :who is null
) wanted
cross join affiliation a on a.id = wanted.id
join member m on m.id = a.member_id
join member o on o.id = a.organisation_id
where a.withdrawn is null
  and (:on is null or (ifnull(a.first, :on) <= :on and ifnull(a.last, :on) >= :on))
order by o.folded, o.id, m.folded, m.id, a.first, a.id
