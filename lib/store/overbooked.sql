-- Where there is no room for what is booked, told apart from the triggers: a sweep over each resource, of the seats taken
-- less the units there are; and bookings of resources that exclude each other.
with event as (
    select resource_id, start as at, id, seats as step
    from booking where live and instr(' ' || overridden || ' ', ' capacity ') = 0
    union all
    select resource_id, clear, 0, -seats
    from booking where live and instr(' ' || overridden || ' ', ' capacity ') = 0
    union all
    select resource_id, since, 0, lag(units, 1, 0) over (partition by resource_id order by since) - units
    from capacity),
swept as (
    select resource_id, id, sum(step) over (partition by resource_id order by at) as excess
    from event)
select iif(id > 0, 'booking', 'resource'), iif(id > 0, id, resource_id), 'capacity'
from swept
where excess > 0
union all
select 'booking', b.id, 'parts'
from excludes x
cross join booking b on b.live and b.resource_id = x.resource_id
cross join booking o indexed by booking_start
    on o.start < b.clear and o.start > b.start - (select max(longest) from resource_class where resource_id = x.other_id)
   and o.resource_id = x.other_id and o.live and o.clear > b.start
where instr(' ' || b.overridden || ' ' || o.overridden || ' ', ' parts ') = 0
