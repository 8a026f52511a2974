-- Heads of a participant at a session, as they were noted there, else as registered; and whether they have no seat but
-- one they registered for at the door.
select ifnull((select a.heads from attendance a
               where a.session_id = :session and a.participant_id = :participant and a.withdrawn is null
               order by a.half limit 1), max(r.heads)),
       max(r.heads) is null
from registration r
where r.participant_id = :participant and r.ended is null and r.state = 'confirmed' and not r.on_the_spot
  and (r.session_id = :session or (not :signup and r.session_id is null))
