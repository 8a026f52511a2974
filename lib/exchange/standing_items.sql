-- What a source brought that has a live booking starting within [:from, :to).
select i.uid, i.recurrence
from source_item i
where i.source_id = :source
  and (exists (select 1 from booking b where b.id = i.booking_id and b.ended is null and b.start >= :from and b.start < :to)
       or exists (select 1 from booking b where b.series_id = i.series_id and b.ended is null and b.start >= :from and b.start < :to))
order by i.uid, i.recurrence
