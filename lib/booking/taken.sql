-- Live bookings that take seats of :resource within [:start, :clear), buffers included; what has lapsed takes none.
select b.id, b.start, b."end", b.clear, b.seats
from resource_class d
cross join booking b indexed by booking_live
    on b.live and b.resource_id = :resource and b.class = d.class
   and b.start > :start - d.longest and b.start < :clear and b.clear > :start
where d.resource_id = :resource and b.id <> :itself
  and b.id not in (select id from booking indexed by booking_lapses where lapses <= :now and lapses is not null and ended is null)
order by b.start, b.id
