-- The heads that each participant of an event has a seat for at :now.
select p.id, max(r.heads)
from participant p
join registration r on r.participant_id = p.id and r.ended is null and r.state <> 'waiting'
     and (r.lapses is null or r.lapses > :now)
where p.event_id = :event
group by p.id
