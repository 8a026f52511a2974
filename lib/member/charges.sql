select c.id, c.member_id, m.name, c.payer_id, c.rule, c.subscription_id, c.plan, c.version, c.first, c.last, c.due,
       c.price, c.unit, c.quantity, c.days, c.of_days, c.amount, c.vat, c.corrects_id, c.label,
       c.use_id, c.price_id, c.registration_price_id
from charge c
join member m on m.id = c.member_id
where (:payer is null or c.payer_id = :payer)
  and (:member is null or c.member_id = :member)
  and (:subscription is null or c.subscription_id = :subscription)
  and (:use is null or c.use_id = :use)
order by c.due, c.id
