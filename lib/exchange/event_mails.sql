-- Mails about an event: what its registrations are to be told at :now, and what they were told. Rows of one mail name
-- its row. Who registered at the door was told there.
with target as (
    select r.id, r.participant_id, e.state as event_state,
           case when r.ended is not null or r.lapses <= :now then 'cancellation'
                when r.state = 'confirmed' then 'confirmation'
                when r.state = 'offered' then 'offer'
                else 'waiting' end as kind,
           ifnull(s.start, (select min(start) from session where event_id = e.id and cancelled is null)) as start,
           ifnull(s."end", (select max("end") from session where event_id = e.id)) as "end"
    from registration r
    join participant p on p.id = r.participant_id
    join event e on e.id = p.event_id
    left join session s on s.id = r.session_id
    where p.event_id = :event and not r.on_the_spot
      and (:registration is null
           or p.id = (select participant_id from registration where id = :registration))),
-- Whom a confirmation reached before the time of reminders of something that is near now.
near as (
    select distinct t.participant_id from target t
    join event_mail c on c.registration_id = t.id and c.kind = 'confirmation' and c.state = 'sent'
    where t.kind = 'confirmation' and t.start > :now and t.start <= :now + :before and c.created < t.start - :before),
reminded as (
    select t.participant_id, m.registration_id from target t
    join event_mail m on m.registration_id = t.id and m.kind = 'reminder'),
told as (
    select id, kind, 1 as due from target where event_state <> 'done' and ("end" is null or "end" > :now)
    union all
    select t.id, 'reminder', 1 from target t
    where t.kind = 'confirmation' and t.start > :now and t.participant_id in (select participant_id from near)
      and (t.participant_id not in (select participant_id from reminded)
           or t.id in (select registration_id from reminded))
    union all
    select m.registration_id, m.kind, 0 from event_mail m join target t on t.id = m.registration_id)
select ifnull(m.within_id, ifnull(m.id, 0)), r.id, told.kind, p.name, ifnull(p.email, ''), ifnull(s.code, ''),
       ifnull(m.state, ''), max(told.due), p.id
from told
join registration r on r.id = told.id
join participant p on p.id = r.participant_id
left join session s on s.id = r.session_id
left join event_mail m on m.registration_id = r.id and m.kind = told.kind
where :kind is null or told.kind = :kind
group by r.id, told.kind
order by r.id, ifnull(m.id, 9223372036854775807), told.kind
