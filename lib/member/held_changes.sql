select j.id, j.at, j.sealed, c.content
from journal j
join journal_content c on c.journal_id = j.id
order by j.id
