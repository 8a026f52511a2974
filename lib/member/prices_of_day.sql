-- What a member's bookings cost by a tariff, of those that touch a day, but for one. What is parked owes where it
-- is put next.
select t.*
from booking_price_told t
where t.booking_id <> :itself and t.member_id = :member and t.tariff = :tariff and :day between t.first and t.last
  and t.id = (select max(id) from booking_price where booking_id = t.booking_id)
  and not exists (select 1 from booking where id = t.booking_id and ended = 'parked')
