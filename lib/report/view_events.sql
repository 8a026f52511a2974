-- The view events.
select e.code as id, p.code as place, e.title, e.state, e.capacity
from event e
join place p on p.id = e.place_id
