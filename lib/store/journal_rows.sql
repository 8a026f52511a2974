-- The journal, oldest first, with the content that was not erased.
select j.id, j.at, j.sealed, j.digest, c.salt, c.content
from journal j
left join journal_content c on c.journal_id = j.id
order by j.id
