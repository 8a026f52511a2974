-- The session that has :booking as its room.
select e.code, s.code
from session s join event e on e.id = s.event_id
where s.booking_id = :booking and s.cancelled is null
