-- An event by its code, then what it was copied from, and so on.
with recursive edition (code, follows_id, ago) as (
    select code, follows_id, 0 from event where code = :code
    union all
    select e.code, e.follows_id, ago + 1 from event e join edition on e.id = edition.follows_id where ago < 1000
)
select code from edition order by ago
