insert into tag (member_id, kind, word, folded, created)
select :into, kind, word, folded, :now
from tag b
where member_id = :from and ceased is null
  and not exists (select 1 from tag a where a.member_id = :into and a.kind = b.kind and a.folded = b.folded
                  and a.ceased is null)
order by id
