select p.member_id
from payment p
where p.reference = :reference and p.reference <> '' and p.means = :means and p.reverses_id is null
  and not exists (select 1 from payment r where r.reverses_id = p.id)
