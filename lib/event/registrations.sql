-- Registrations of an event, or one, in order of id, each with its newest price, what a guest paid, and how it
-- is with the newest ticket.
select r.id, e.code, ifnull(s.code, ''), l.timezone, r.heads, r.state, ifnull(r.ended, ''), r.lapses, r.ended_at, r.priority,
       r.reason, r.created, p.id, p.member_id, p.name, ifnull(p.email, ''), p.organisation, p.category, p.profile,
       ifnull(p.commune, ''), ifnull(p.epci, ''), ifnull(p.department, ''), ifnull(c.code, ''),
       (select currency from operator), o.price * o.heads,
       iif(o.id is null or o.member_id is not null, null, (select ifnull(sum(amount), 0) from registration_payment
                                                           where registration_id = r.id)) as paid,
       iif(r.state = 'confirmed', o.amount, 0),
       ifnull((select iif(t.revoked is not null, 3, 1 + exists (select 1 from scan where ticket_id = t.id))
               from ticket t where t.participant_id = p.id order by t.id desc limit 1), 0)
from registration r
join participant p on p.id = r.participant_id
join event e on e.id = p.event_id
join place l on l.id = e.place_id
left join session s on s.id = r.session_id
left join event_category c on c.id = r.category_id
left join registration_price o on o.id = (select max(id) from registration_price where registration_id = r.id)
where r.id in (select :id
               union all
               select o.id from participant q join registration o on o.participant_id = q.id where q.event_id = :event)
  and (:session is null or ifnull(s.code, '') = :session)
  and (:ended or r.ended is null)
order by r.id
