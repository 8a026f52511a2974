-- The newest price of each booking that begins up to :until, or that something was charged for; where :payer is given,
-- of the bookings that it owes for, or owed.
with
    asked (booking_id) as materialized (
        select booking_id from booking_price where :payer is null or payer_id = :payer
        union
        select p.booking_id from charge c join booking_price p on p.id = c.price_id where c.payer_id = :payer)
select t.*
from asked a
join booking_price_told t
  on t.booking_id = a.booking_id and t.id = (select max(id) from booking_price where booking_id = a.booking_id)
where t.first <= :until
   or exists (select 1 from booking_price o join charge c on c.price_id = o.id where o.booking_id = a.booking_id)
order by t.first, t.id
