-- Who is invited to an event: those who were, or one member, whether or not.
select ifnull(i.id, 0), m.id, m.name, ifnull(m.email, ''), ifnull(i.state, ''),
       exists (select 1 from participant p join registration r on r.participant_id = p.id
               where p.event_id = :event and p.member_id = m.id and r.ended is null)
from member m
left join event_mail i on i.event_id = :event and i.member_id = m.id
where (:member is null and i.id is not null) or m.id = :member
order by i.id
