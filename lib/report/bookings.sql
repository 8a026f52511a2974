-- Bookings that touch [:from, :to) and were not given up.
select each_row(resource_id, start, "end", seats, checked_in, checked_out)
from booking
where start < :to and "end" > :from and (ended is null or ended = 'no_show')
