-- The newest price of each registration of a member, where it begins up to :until or something was charged for it.
select t.*
from registration_price_told t
where t.member_id is not null and (:payer is null or t.member_id = :payer)
  and t.id = (select max(id) from registration_price where registration_id = t.registration_id)
  and (t.first <= :until
       or exists (select 1 from registration_price o join charge c on c.registration_price_id = o.id
                  where o.registration_id = t.registration_id))
order by t.first, t.id
