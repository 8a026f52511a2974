-- A registration of those who are meant (erase_people.sql) for an event that is not over.
with parts (id) as (
    select id from participant where member_id in (select value from json_each(:ids))
    union
    select value from json_each(:guests)
)
select r.id, e.code
from registration r
join participant p on p.id = r.participant_id
join event e on e.id = p.event_id
where p.id in parts and r.ended is null and e.state not in ('done', 'cancelled')
  and (exists (select 1 from session s where s.event_id = e.id and s.cancelled is null and s."end" > :now
                                         and (r.session_id is null or s.id = r.session_id))
       or not exists (select 1 from session s where s.event_id = e.id and s.cancelled is null))
order by r.id
limit 1
