select c.id, c.member_id, m.name, c.code, c.first, c.last, c.revoked, c.given_by
from (
    select id from certificate where id = :id
    union all
    select id from certificate where :id is null and member_id = :member
    union all
    select id from certificate where :id is null and :member is null
) wanted
cross join certificate c on c.id = wanted.id
join member m on m.id = c.member_id
where (:code is null or c.code = :code)
  and (:on is null or (c.first <= :on and (c.last is null or c.last >= :on) and (c.revoked is null or c.revoked > :on)))
order by m.folded, c.member_id, c.code, c.first, c.id
