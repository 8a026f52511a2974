insert into attribute (member_id, code, value, folded, created)
select :into, code, value, folded, :now
from attribute b
where member_id = :from and ceased is null
  and not exists (select 1 from attribute a where a.member_id = :into and a.code = b.code and a.ceased is null)
order by id
