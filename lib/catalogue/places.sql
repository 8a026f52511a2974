-- Places with their facts, retired ones too, by :code when it is given.
select p.id, p.code, p.name, p.timezone, p.kinds, p.owner, p.host, p.address, p.commune, p.surface_m2, p.opened,
       p.holidays, p.retired
from (select id from place where code = :code union all select id from place where :code is null) wanted
cross join place p on p.id = wanted.id
order by p.id
