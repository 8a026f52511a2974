-- All that was charged, with the resource and the place that a booking is of: as it lies, by id.
select each_row(c.id, c.corrects_id, c.member_id, c.rule, c.plan, c.first, c.last, c.amount, c.vat, c.subscription_id,
                b.resource_id, p.place_id)
from charge c not indexed
left join booking_price p on p.id = c.price_id
left join booking b on b.id = p.booking_id
