-- The view attendances: what was noted of people at sessions.
select e.code as event, s.code as session, t.member_id as member, t.name, t.category, t.commune, t.epci, t.department,
       a.half, a.state, a.heads
from attendance a
join session s on s.id = a.session_id
join event e on e.id = s.event_id
join participant t on t.id = a.participant_id
where a.withdrawn is null
