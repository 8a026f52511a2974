-- Guests, no members, of whom nothing was seen since :before. Who registered is seen on the last day
-- of the event; one that has no day is not over.
with seen (id, day) as (
    select id, date(created, 'unixepoch') from participant
    union all select participant_id, date(created, 'unixepoch') from registration
    union all select participant_id, date(at, 'unixepoch') from attendance
    union all select p.id, date(s."end", 'unixepoch') from participant p
              join session s on s.event_id = p.event_id where s.cancelled is null
)
select p.id, p.name, ifnull(p.email, ''), e.code, max(s.day)
from participant p
join event e on e.id = p.event_id
join seen s on s.id = p.id
where p.member_id is null
  and p.id not in (select participant_id from guest_erasure)
  and (e.state in ('done', 'cancelled')
       or exists (select 1 from session s where s.event_id = e.id and s.cancelled is null))
group by p.id
having max(s.day) < :before
order by 5, p.id
