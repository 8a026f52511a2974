-- Whether an event, or a session or category of it, has more people than seats, by what db verify looks at.
select 1 from event e join event_taken t on t.event_id = e.id where e.id = :event and t.taken > e.capacity
union all
select 1 from session s join session_taken t on t.session_id = s.id where s.event_id = :event and t.taken > s.capacity
union all
select 1 from event_category c join category_taken t on t.category_id = c.id
where c.event_id = :event and t.taken > c.capacity
