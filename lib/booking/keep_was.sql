-- What the trigger booking_keeps does before booking :id changes at :now.
insert into booking_was (id, resource_id, start, "end", clear, seats, member_id, state, ended, checked_in, checked_out,
                         series_id, created, recorded, ceased, lapses, firm_at)
select id, resource_id, start, "end", clear, seats, member_id, state, ended, checked_in, checked_out, series_id, created,
       recorded, iif(:now > recorded, :now, max(recorded, unixepoch())), lapses, firm_at
from booking
where id = :id
