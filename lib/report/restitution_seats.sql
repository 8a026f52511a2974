-- Seats that were given at an event before its door, those of who took somebody's place once; and who is waiting still.
select r.participant_id, r.session_id, r.heads, r.ended_at, r.state <> 'confirmed'
from registration r
join participant p on p.id = r.participant_id
where p.event_id = :event and not r.on_the_spot
  and ((r.state = 'confirmed' and ifnull(r.ended, 'cancelled') = 'cancelled')
       or (r.state <> 'confirmed' and r.ended is null))
order by r.id
