select c.id, c.member_id, m.name, c.kind, c.first, c.wording, c.revoked
from consent c
join member m on m.id = c.member_id
where m.merged_into is null
  and (:id is null or c.id = :id)
  and (:member is null or c.member_id = :member)
  and (:kind is null or c.kind = :kind)
  and (:on is null or (c.first <= :on and (c.revoked is null or c.revoked > :on)))
order by m.folded, m.id, c.kind, c.first, c.id
