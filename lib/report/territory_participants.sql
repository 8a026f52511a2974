-- Where those lived when they registered who were noted by name at a session that begins within [:from, :to): a member
-- once, a guest once an event.
select ifnull(p.commune, ''), ifnull(p.epci, ''), ifnull(p.department, ''),
       count(distinct ifnull('m' || p.member_id, 'p' || p.id))
from session s
join event e on e.id = s.event_id
join place l on l.id = e.place_id
join attendance a on a.session_id = s.id
join participant p on p.id = a.participant_id
where s.start >= :from and s.start < :to and s.cancelled is null
  and a.state = 'present' and a.withdrawn is null and :place in ('', l.code)
group by 1, 2, 3
