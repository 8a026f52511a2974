-- Bookings to come, with the wall time they were made for.
select id, start, wall_start, zone
from booking
where live and start > :now
order by start, id
