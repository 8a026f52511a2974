-- Resources with their facts, retired ones too, by :code or :place when they are given.
select r.id, r.code, r.name, r.kind, r.booked, p.code, r.surface_m2, r.requires, r.retired
from resource r
join place p on p.id = r.place_id
where (:code is null or r.code = :code) and (:place is null or r.place_id = :place)
order by r.id
