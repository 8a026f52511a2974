-- The view places.
select code as id, name, timezone, ifnull(commune, '') as commune, surface_m2, opened, retired is not null as retired
from place
