-- Ticket categories of an event in the order they were made, each with the heads that have a seat and the registrations
-- that wait.
select c.id, c.code, c.title, c.capacity, c.price,
       ifnull((select sum(heads) from registration r
               where r.category_id = c.id and r.ended is null and r.state <> 'waiting'
                 and (r.lapses is null or r.lapses > :now)), 0),
       (select count(*) from registration r where r.category_id = c.id and r.ended is null and r.state = 'waiting')
from event_category c
where c.event_id = :event
order by c.id
