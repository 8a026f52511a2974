-- Where there is no room for what is booked, told apart from the triggers: a sweep over each resource, of the seats taken
-- less the units there are; and bookings of resources that exclude each other. Of the resources in :touched (a JSON
-- array), or of all where that is null.
with touched as materialized (
    select id from resource where :touched is null or id in (select value from json_each(:touched))),
event as (
    select b.resource_id, b.start as at, b.id, b.seats as step
    from touched t
    cross join booking b indexed by booking_live
        on b.live and b.resource_id = t.id and (b.overridden = '' or instr(' ' || b.overridden || ' ', ' capacity ') = 0)
    union all
    select b.resource_id, b.clear, 0, -b.seats
    from touched t
    cross join booking b indexed by booking_live
        on b.live and b.resource_id = t.id and (b.overridden = '' or instr(' ' || b.overridden || ' ', ' capacity ') = 0)
    union all
    select c.resource_id, c.since, 0, lag(c.units, 1, 0) over (partition by c.resource_id order by c.since) - c.units
    from touched t
    join capacity c on c.resource_id = t.id),
swept as (
    select resource_id, id, sum(step) over (partition by resource_id order by at) as excess
    from event)
select iif(id > 0, 'booking', 'resource'), iif(id > 0, id, resource_id), 'capacity'
from swept
where excess > 0
union all
select 'booking', b.id, 'parts'
from touched t
cross join excludes x on x.resource_id = t.id
cross join booking b indexed by booking_live on b.live and b.resource_id = x.resource_id
cross join booking o indexed by booking_start
    on o.start < b.clear and o.start > b.start - (select max(longest) from resource_class where resource_id = x.other_id)
   and o.resource_id = x.other_id and o.live and o.clear > b.start
where instr(' ' || b.overridden || ' ' || o.overridden || ' ', ' parts ') = 0
