-- Bookings to come, with the wall time they were made for.
select b.id, b.start, b.wall_start, b.zone, b.resource_id
from (select id from booking_by_start where start > :now and ended is null) coming
cross join booking b on b.id = coming.id
order by b.start, b.id
