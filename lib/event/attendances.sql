-- Who has a seat at the sessions of an event, or was noted there, for each half-day that anything is known of; where
-- nothing was noted, one row for the first. Who registered at the door walks in.
with here as (
    select s.id, s.code, s.start, s.signup from session s
    where s.event_id = :event and s.cancelled is null and (:session is null or s.code = :session)
), seated as (
    -- Where a session has no registrations of its own, those of the event are for it.
    select h.id as session_id, r.participant_id, max(r.heads) as heads
    from here h
    join participant p on p.event_id = :event
    join registration r on r.participant_id = p.id
    where r.ended is null and r.state = 'confirmed' and not r.on_the_spot
      and (r.session_id = h.id or (not h.signup and r.session_id is null))
    group by h.id, r.participant_id
), expected as (
    select session_id, participant_id from seated
    union
    select session_id, participant_id from attendance where withdrawn is null and session_id in (select id from here)
)
select h.code, ifnull(a.half, 1), ifnull(a.state, ''), ifnull(a.heads, t.heads), t.session_id is null, a.at,
       p.id, p.member_id, p.name, ifnull(p.email, ''), p.organisation, p.category, p.profile, ifnull(p.commune, ''),
       ifnull(p.epci, ''), ifnull(p.department, '')
from expected x
join here h on h.id = x.session_id
join participant p on p.id = x.participant_id
left join seated t on t.session_id = x.session_id and t.participant_id = x.participant_id
left join attendance a on a.session_id = x.session_id and a.participant_id = x.participant_id and a.withdrawn is null
order by h.start, h.id, p.folded, p.id, a.half
