-- Bookings to come of :one that overlap an older one of :other.
select a.id, a.start, a."end"
from booking a
where a.resource_id = :one and a.live = 1 and a."end" > :now
  and exists (select 1 from booking b
              where b.resource_id = :other and b.live = 1 and b.id < a.id and b.start < a.clear and b.clear > a.start)
order by a.start, a.id
