select b.id, b.resource_id, r.code, r.name, b.member_id, m.name, b.start, b."end", b.wall_start, b.zone, b.seats,
       iif(b.firm_at <= :now, 'confirmed', b.state),
       iif(b.ended is null and b.lapses <= :now, iif(b.state = 'confirmed', 'no_show', 'lapsed'), b.ended),
       b.series_id, b.original, b.label, b.checked_in, b.checked_out, b.overridden,
       (select p.amount from booking_price p where p.booking_id = b.id order by p.id desc limit 1),
       (select currency from operator), b.lapses, b.firm_at
from booking b
join resource r on r.id = b.resource_id
join member m on m.id = b.member_id
where b.id = :id
