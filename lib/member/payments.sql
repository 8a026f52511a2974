select p.id, p.member_id, m.name, p.day, p.amount, p.means, p.reference, p.reverses_id, p.reason
from (
    select id from payment where id = :id
    union all
    select id from payment where :id is null and member_id = :member
    union all
    select id from payment where :id is null and :member is null and reference = :reference and reference <> ''
    union all
    select id from payment where :id is null and :member is null and :reference is null
) wanted
cross join payment p on p.id = wanted.id
join member m on m.id = p.member_id
where (:reference is null or (p.reference = :reference and p.means = :means and p.reverses_id is null
       and not exists (select 1 from payment r where r.reverses_id = p.id)))
order by p.day, p.id
