-- Pairs of resources that share a part at any depth: each resource reaches itself and its parts, and two that reach
-- the same one exclude each other.
with recursive reach (whole, part) as (
    select id, id from resource where id in (select resource_id from resource_part union select part_id from resource_part)
    union
    select reach.whole, p.part_id
    from reach
    join resource_part p on p.resource_id = reach.part
)
select distinct a.whole, b.whole
from reach a
join reach b on b.part = a.part
where a.whole <> b.whole
