-- The journal, oldest first, with the content that was not erased.
select id, at, sealed, digest, salt, content
from journal
order by id
