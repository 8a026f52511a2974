-- Participants of events who are no members and were not erased: those of an e-mail, of a name, or one by id with those
-- of its e-mail; the latest first.
select p.id, p.name, ifnull(lower(p.email), '')
from participant p
where p.member_id is null
  and p.id not in (select participant_id from guest_erasure)
  and (p.id = :id or lower(p.email) = lower(:email) or p.folded = :name
       or lower(p.email) = (select lower(email) from participant where id = :id))
order by p.id desc
