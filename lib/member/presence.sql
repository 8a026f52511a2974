select p.id, p.member_id, m.name, l.code, l.timezone, p.checked_in, p.checked_out, p.automatic
from presence p
join member m on m.id = p.member_id
join place l on l.id = p.place_id
where p.id = :id
