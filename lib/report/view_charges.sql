-- The view charges: what is owed for a service, in cents, with the tax within it in hundredths of a percent.
select c.id, c.member_id as member, m.name as member_name, c.payer_id as payer, c.rule, c.plan, c.first, c.last, c.due,
       c.quantity, c.unit, c.amount, c.vat, c.label
from charge c
join member m on m.id = c.member_id
