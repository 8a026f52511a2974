-- The view presences: who checked in at a place.
select e.id, p.code as place, e.member_id as member, m.name as member_name, wall(e.checked_in, p.timezone) as start,
       wall(e.checked_out, p.timezone) as until, (e.checked_out - e.checked_in) / 3600.0 as hours
from presence e
join place p on p.id = e.place_id
join member m on m.id = e.member_id
