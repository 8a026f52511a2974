-- Declared ids of the parts of :resource.
select r.code
from resource_part p
join resource r on r.id = p.part_id
where p.resource_id = :resource
order by r.id
