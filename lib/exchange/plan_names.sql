-- Plans that are declared, with their name.
select code, ifnull(content ->> 'name', code)
from declared
where kind = 'plan' and retired is null
order by code, since
