-- The view visits: who was counted without a name.
select v.id, p.code as place, v.day, v.purpose, v.count
from visit v
join place p on p.id = v.place_id
where v.withdrawn is null
