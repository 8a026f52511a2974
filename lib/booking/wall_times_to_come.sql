-- Bookings to come, with the wall time they were made for.
select id, start, wall_start, zone, resource_id
from booking
where live and start > :now
order by start, id
