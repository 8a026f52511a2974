-- Places with their facts, retired ones too, by :code when it is given.
select id, code, name, timezone, kinds, owner, host, address, commune, surface_m2, opened, holidays, retired
from place
where :code is null or code = :code
order by id
