-- Participants of an event that something is of, in order of name. Each is found by an index.
select p.id, p.member_id, p.name, ifnull(p.email, ''), p.organisation, p.category, p.profile, ifnull(p.commune, ''),
       ifnull(p.epci, ''), ifnull(p.department, '')
from participant p
where +p.event_id = :event
  and (p.id = :id
       or (p.event_id = :event and p.member_id = :member)
       or (p.event_id = :event and p.email is not null and lower(p.email) = lower(:email))
       or (p.event_id = :event and p.folded = :name)
       or (p.event_id = :event and p.folded between :prefix and :prefix || char(1114111)))
order by p.folded, p.id
