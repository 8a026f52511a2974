-- What was noted of people at the half-days of the sessions of an event that were not cancelled.
select a.session_id, a.participant_id, a.half, a.state = 'present', a.heads
from attendance a
join session s on s.id = a.session_id
where s.event_id = :event and s.cancelled is null and a.withdrawn is null
order by a.session_id, a.participant_id, a.half
