-- As bookings_starting, of the resources whose segment of :stretch is due.
select each_row(resource_id, start, "end", seats, checked_in, checked_out)
from (select resource_id, start, "end", seats, checked_in, checked_out
      from booking indexed by booking_start
      where start >= :first and start < :before
        and resource_id in (select resource_id from segment_due where stretch = :stretch)
        and (ended is null or ended = 'no_show') and (state = 'confirmed' or firm_at is not null)
      order by start)
