-- Who waits for seats of an event, in order of priority, then of asking.
select r.id, p.id, ifnull(s.code, ''), ifnull(c.code, ''), r.heads
from participant p
join registration r on r.participant_id = p.id and r.ended is null and r.state = 'waiting'
left join session s on s.id = r.session_id
left join event_category c on c.id = r.category_id
where p.event_id = :event
order by r.priority desc, r.id
