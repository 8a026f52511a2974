-- What doors let in at an event, behind an id.
select s.id, s.ticket_id, t.participant_id, s.session_id, s.day, s.at, s.door
from scan s
join ticket t on t.id = s.ticket_id
join participant p on p.id = t.participant_id
where s.id > :behind and p.event_id = :event
order by s.id
