select s.id, r.code, s.member_id, s.wall_start, s.duration, s.rrule, s.exdates, s.seats, s.label, s.zone,
       exists (select 1 from source_item i where i.series_id = s.id), s.rdates,
       (select max(b.original) from booking b where b.series_id = s.id), s.ended
from series s
join resource r on r.id = s.resource_id
where s.id = :id
