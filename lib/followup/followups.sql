select f.id, f.kind, f.name, ifnull(l.code, ''), ifnull(f.adviser, '')
from followup f
left join place l on l.id = f.place_id
where :id is null or f.id = :id
order by f.folded, f.id
