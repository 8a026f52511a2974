-- The view members. Who was erased has no name, and who was merged is the one they were merged into.
select id, kind, name, email, category, sector, commune, joined, left_on
from member
where merged_into is null and erased is null
