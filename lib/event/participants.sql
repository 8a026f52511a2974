-- Participants of an event, in order of name.
select p.id, p.member_id, p.name, ifnull(p.email, ''), p.organisation, p.category, p.profile, ifnull(p.commune, ''),
       ifnull(p.epci, ''), ifnull(p.department, '')
from participant p
where p.event_id = :event
  and (:id is null or p.id = :id)
  and (:member is null or p.member_id = :member)
  and (:email is null or lower(p.email) = lower(:email))
  and (:name is null or p.folded = :name)
  and (:prefix is null or substr(p.folded, 1, length(:prefix)) = :prefix)
order by p.folded, p.id
