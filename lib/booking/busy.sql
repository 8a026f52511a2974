-- What takes seats of :resource within [:start, :clear), in no order: the index tells it all. What has lapsed takes none.
select b.start, b.clear, b.seats
from resource_class d
cross join booking b indexed by booking_live
    on b.live and b.resource_id = :resource and b.class = d.class
   and b.start > :start - d.longest and b.start < :clear and b.clear > :start
where d.resource_id = :resource
  and b.id not in (select id from booking indexed by booking_lapses where lapses is not null and ended is null and lapses <= :now)
