-- Exceptional closings and openings of :place. What closes a resource closes what shares a part with it.
select id, resource_id, start, "end", opens, reason
from block
where place_id = :place and withdrawn is null
union all
select b.id, x.other_id, b.start, b."end", b.opens, b.reason
from block b
join excludes x on x.resource_id = b.resource_id
where b.place_id = :place and b.withdrawn is null and not b.opens
order by id
