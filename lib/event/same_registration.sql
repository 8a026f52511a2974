-- The registration for a session, or for the event, of who is that member, has that e-mail, or has none and that name.
select r.id
from participant p
join registration r on r.participant_id = p.id
where p.id in (select id from participant where event_id = :event and member_id = :member
               union all
               select id from participant where event_id = :event and email is not null and lower(email) = lower(:email)
               union all
               select id from participant where event_id = :event and folded = :name and email is null and :email is null)
  and r.session_id is :session and r.ended is null and (r.lapses is null or r.lapses > :now)
order by r.id
limit 1
