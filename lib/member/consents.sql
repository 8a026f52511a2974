select c.id, c.member_id, m.name, c.kind, c.first, c.wording, c.revoked
from (
    select id from consent where id = :id
    union all
    select id from consent where :id is null and member_id = :member
    union all
    select id from consent where :id is null and :member is null
) wanted
cross join consent c on c.id = wanted.id
join member m on m.id = c.member_id
where m.merged_into is null
  and (:kind is null or c.kind = :kind)
  and (:on is null or (c.first <= :on and (c.revoked is null or c.revoked > :on)))
order by m.folded, m.id, c.kind, c.first, c.id
