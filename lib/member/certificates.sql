select c.id, c.member_id, m.name, c.code, c.first, c.last, c.revoked, c.given_by
from certificate c
join member m on m.id = c.member_id
where (:id is null or c.id = :id)
  and (:member is null or c.member_id = :member)
  and (:code is null or c.code = :code)
  and (:on is null or (c.first <= :on and (c.last is null or c.last >= :on) and (c.revoked is null or c.revoked > :on)))
order by m.folded, c.member_id, c.code, c.first, c.id
