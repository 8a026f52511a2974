-- Bookings that start in [:first, :before), end after :from, and were not given up; what waits for a word is none yet.
select each_row(resource_id, start, "end", seats, checked_in, checked_out)
from (select resource_id, start, "end", seats, checked_in, checked_out
      from booking_by_start
      where start >= :first and start < :before and "end" > :from and (ended is null or ended = 'no_show')
        and (state = 'confirmed' or firm_at is not null)
      order by start, id)
