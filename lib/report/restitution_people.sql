-- Who takes part in an event, with category and territory as they were on registration.
select p.id, p.category, p.profile, ifnull(p.commune, ''), ifnull(p.epci, ''), ifnull(p.department, '')
from participant p
where p.event_id = :event
order by p.id
