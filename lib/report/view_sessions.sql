-- The view sessions.
select e.code as event, s.code as id, s.title, s.kind, s.track,
       strftime('%Y-%m-%dT%H:%M', s.wall_start, 'unixepoch') as start, wall(s."end", p.timezone) as until,
       (s."end" - s.start) / 3600.0 as hours, s.capacity, s.cancelled is not null as cancelled
from session s
join event e on e.id = s.event_id
join place p on p.id = e.place_id
