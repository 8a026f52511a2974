-- The other editions of an event: what it was copied from, what was copied from it, and so on.
with recursive edition (id, follows_id) as (
    select id, follows_id from event where id = :event
    union
    select e.id, e.follows_id from event e join edition on e.id = edition.follows_id or e.follows_id = edition.id
)
select id from edition where id <> :event
