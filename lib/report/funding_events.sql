-- First and last day of the sessions of each event that were not cancelled, by the clock of its place, and that place.
select e.code, p.code, date(min(s.wall_start), 'unixepoch'), date(max(s.wall_start), 'unixepoch')
from event e
join place p on p.id = e.place_id
left join session s on s.event_id = e.id and s.cancelled is null
group by e.id
