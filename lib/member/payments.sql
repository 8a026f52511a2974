select p.id, p.member_id, m.name, p.day, p.amount, p.means, p.reference, p.reverses_id, p.reason
from payment p
join member m on m.id = p.member_id
where (:id is null or p.id = :id)
  and (:member is null or p.member_id = :member)
  and (:reference is null or (p.reference = :reference and p.means = :means and p.reverses_id is null
       and not exists (select 1 from payment r where r.reverses_id = p.id)))
order by p.day, p.id
