-- Complete forms of the surveys of events at a place that begin within [:from, :to), each by its number.
select f.start, '', a.survey, e.code, '', '', '', '', '', a.id
from (select event_id, min(start) as start from session where cancelled is null group by event_id) f
join event e on e.id = f.event_id
join place l on l.id = e.place_id
join survey_response a on a.event_id = e.id
where l.code = :place and f.start >= :from and f.start < :to and a.complete = 1 and a.withdrawn is null
