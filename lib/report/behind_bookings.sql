-- Who booked what touches [:from, :to) and was not given up; nothing that is longer than :longest.
select resource_id, start, "end", seats, member_id
from booking_by_start
where start >= :from - :longest and start < :to and "end" > :from and (ended is null or ended = 'no_show')
  and (state = 'confirmed' or firm_at is not null)
