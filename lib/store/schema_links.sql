select t.name, f.id, f."table", f."from"
from sqlite_schema t
join pragma_foreign_key_list(t.name) f
where t.type = 'table'
order by t.name, f.id, f.seq
