-- Bookings that start in [:first, :before), end after :from, and were not given up; what waits for a word is none yet. A
-- no-show, also one that became it by :now and nobody wrote so since, ends when its seats were free again.
select each_row(resource_id, start, "end", seats, checked_in, checked_out)
from (select resource_id, start, seats, checked_in, checked_out,
             iif(ended = 'no_show' or lapses <= :now, min("end", ifnull(lapses, "end")), "end") as "end", id
      from booking_by_start
      where start >= :first and start < :before and "end" > :from and (ended is null or ended = 'no_show')
        and (state = 'confirmed' or firm_at is not null)
      order by start, id)
