-- What is booked of :resource, whatever rules were set aside.
select each_row(id, start, clear, seats, overridden)
from booking indexed by booking_live
where live and resource_id = :resource
