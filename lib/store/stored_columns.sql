select t.name, c.name, lower(c.type), c."notnull" or c.pk > 0
from sqlite_schema t
join pragma_table_xinfo(t.name) c
where t.type = 'table' and t.name not like 'sqlite_%'
order by t.name, c.cid
