-- All that was charged, in order of writing, with the resource and the place that a booking is of.
select each_row(id, corrects_id, member_id, rule, plan, first, last, amount, vat, subscription_id, resource_id, place_id)
from (select c.id, c.corrects_id, c.member_id, c.rule, c.plan, c.first, c.last, c.amount, c.vat, c.subscription_id,
             b.resource_id, p.place_id
      from charge c
      left join booking_price p on p.id = c.price_id
      left join booking b on b.id = p.booking_id
      order by c.id)
