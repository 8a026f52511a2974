-- Live bookings of :resource that end after :now.
select id, start, "end", clear, seats, instr(' ' || overridden || ' ', ' capacity ') > 0, member_id
from booking
where resource_id = :resource and live = 1 and "end" > :now
order by start, id
