select t.name, c.name, c.pk, lower(c.type) in ('text', 'blob')
from sqlite_schema t
join pragma_table_xinfo(t.name) c
where t.type = 'table' and t.name not like 'sqlite%'
order by t.name, c.cid
