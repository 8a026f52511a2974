-- Sessions that begin within [:from, :to) and were not cancelled, trainings apart: how many, at how many somebody was
-- noted by name, of how many events, who was there, a member once and a guest once an event, and participations.
select s.kind = 'training', count(distinct s.id), count(distinct a.session_id), count(distinct s.event_id),
       count(distinct ifnull('m' || p.member_id, 'p' || p.id)), count(distinct a.session_id || ' ' || p.id)
from session s
join event e on e.id = s.event_id
join place l on l.id = e.place_id
left join attendance a on a.session_id = s.id and a.state = 'present' and a.withdrawn is null
left join participant p on p.id = a.participant_id
where s.start >= :from and s.start < :to and s.cancelled is null and :place in ('', l.code)
group by 1
