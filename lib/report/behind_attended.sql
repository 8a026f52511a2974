-- Who was noted by name at a session at a place that begins within [:from, :to) and was not cancelled, as they were
-- when they registered: members by their number, guests by that of the participant below 0.
select s.start, s.kind, '', e.code, ifnull(p.commune, ''), ifnull(p.epci, ''), ifnull(p.department, ''),
       ifnull(p.category, ''), ifnull(p.profile, ''), ifnull(p.member_id, -p.id)
from session s
join event e on e.id = s.event_id
join place l on l.id = e.place_id
join attendance a on a.session_id = s.id
join participant p on p.id = a.participant_id
where l.code = :place and s.start >= :from and s.start < :to and s.cancelled is null and a.state = 'present' and a.withdrawn is null
