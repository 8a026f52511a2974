-- Resources with their facts, retired ones too, by :code or :place when they are given.
select r.id, r.code, r.name, r.kind, r.booked, p.code, r.surface_m2, r.requires, r.retired
from (
    select id from resource where code = :code
    union all
    select id from resource where :code is null and (:place is null or place_id = :place)
) wanted
cross join resource r on r.id = wanted.id
join place p on p.id = r.place_id
order by r.id
