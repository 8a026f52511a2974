-- The view resources; capacity as it is now.
select r.code as id, p.code as place, r.name, r.kind, r.booked, r.surface_m2, r.retired is not null as retired
from resource r
join place p on p.id = r.place_id
