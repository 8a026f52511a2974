-- All live bookings of :resource.
select id, start, "end", clear, seats
from booking indexed by booking_live
where live and resource_id = :resource
