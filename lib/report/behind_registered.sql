-- Who has a seat, given before the door, at an event at a place that begins within [:from, :to), as they were when they
-- registered: members by their number, guests by that of the participant below 0.
select f.start, '', '', e.code, ifnull(p.commune, ''), ifnull(p.epci, ''), ifnull(p.department, ''),
       ifnull(p.category, ''), ifnull(p.profile, ''), ifnull(p.member_id, -p.id)
from (select event_id, min(start) as start from session where cancelled is null group by event_id) f
join event e on e.id = f.event_id
join place l on l.id = e.place_id
join participant p on p.event_id = e.id
where l.code = :place and f.start >= :from and f.start < :to
  and exists (select 1 from registration r
              where r.participant_id = p.id and r.state = 'confirmed' and r.ended is null and not r.on_the_spot)
