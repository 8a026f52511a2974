-- Plain bookings, from the memory of a batch.
insert into booking (resource_id, start, "end", clear, seats, member_id, state, wall_start, zone, label, lapses, created, recorded)
select c0, c1, c2, c3, c4, c5, 'confirmed', c6, c7, c8, c9, c10, c10
from pending_booking
