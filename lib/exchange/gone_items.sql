-- What a source once brought that still lies within the days [:first, :last] and has a live booking.
select i.uid, i.recurrence, i.booking_id, i.series_id
from source_item i
where i.source_id = :source
  and i.first >= :first and i.first <= :last
  and exists (select 1 from booking b where b.ended is null and (b.id = i.booking_id or b.series_id = i.series_id))
order by i.uid, i.recurrence
