-- All that was charged, in order of writing, with the resource and place that a booking or a lease is of.
select c.id, c.corrects_id, c.member_id, c.rule, ifnull(c.plan, ''), c.first, c.last, c.amount, c.vat,
       ifnull(m.category, ''), ifnull(ifnull(booked.code, held.code), ''), ifnull(ifnull(l.code, held_at.code), '')
from charge c
join member m on m.id = c.member_id
left join booking_price p on p.id = c.price_id
left join booking b on b.id = p.booking_id
left join resource booked on booked.id = b.resource_id
left join place l on l.id = p.place_id
left join subscription s on s.id = c.subscription_id
left join resource held on held.id = s.resource_id
left join place held_at on held_at.id = held.place_id
order by c.id
