-- The view registrations; no session where they are for the event as a whole.
select r.id, e.code as event, s.code as session, t.member_id as member, t.name, t.category, t.profile, t.commune,
       t.epci, t.department, r.heads, ifnull(r.ended, r.state) as state, wall(r.created, p.timezone) as made
from registration r
join participant t on t.id = r.participant_id
join event e on e.id = t.event_id
join place p on p.id = e.place_id
left join session s on s.id = r.session_id
