-- Who has a seat at an event, in order of name: with the sessions it is for, none where it is for the event, and the
-- ticket that counts.
select p.id, p.member_id, p.name, ifnull(p.email, ''), p.organisation, p.category, p.profile, ifnull(p.commune, ''),
       ifnull(p.epci, ''), ifnull(p.department, ''),
       case when count(*) = count(r.session_id) then group_concat(r.session_id, ' ') else '' end,
       t.id, t.session_id, t.days
from participant p
join registration r on r.participant_id = p.id and r.ended is null and r.state = 'confirmed'
left join ticket t on t.participant_id = p.id and t.revoked is null
where p.event_id = :event and (:participant is null or p.id = :participant)
group by p.id
order by p.folded, p.id
