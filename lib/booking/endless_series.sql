-- Series that are not cancelled, with the last original wall start that was written.
select s.id, r.code, s.member_id, s.wall_start, s.duration, s.rrule, s.exdates, s.seats, s.label, max(b.original), s.zone,
       exists (select 1 from source_item i where i.series_id = s.id), s.rdates
from series s
join resource r on r.id = s.resource_id
join booking b on b.series_id = s.id
where s.ended is null and s.rrule <> '' and r.retired is null
group by s.id
order by s.id
