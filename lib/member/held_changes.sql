select id, at, sealed, content
from journal
where content is not null
order by id
