select c.id, c.member_id, m.name, c.payer_id, c.rule, c.subscription_id, c.plan, c.version, c.first, c.last, c.due,
       c.price, c.unit, c.quantity, c.days, c.of_days, c.amount, c.vat, c.corrects_id, c.label,
       c.use_id, c.price_id, c.registration_price_id
from (
    select id from charge where use_id = :use
    union all
    select id from charge where :use is null and subscription_id = :subscription
    union all
    select id from charge where :use is null and :subscription is null and payer_id = :payer
    union all
    select id from charge where :use is null and :subscription is null and :payer is null
) wanted
cross join charge c on c.id = wanted.id
join member m on m.id = c.member_id
where (:payer is null or c.payer_id = :payer)
  and (:member is null or c.member_id = :member)
order by c.due, c.id
