-- What is held or pending of [:from, :to), waits for a word and has not lapsed.
select resource_id, start, "end", seats
from booking_by_start
where start >= :from - (select coalesce(max(longest), 0) from resource_class) and start < :to and "end" > :from
  and ended is null and state in ('held', 'pending') and firm_at is null and (lapses is null or lapses > :now)
