-- Bookings are found by when they start in the index of live ones, resource by resource, and in one of those that ended: an
-- index of all by their start cost each new booking a page more on the disk.
drop index booking_start;
create index booking_ended on booking (start) where not live;

-- What is asked of its start is asked of both indexes.
create view booking_by_start as
select b.id, b.resource_id, b.start, b."end", b.seats, b.member_id, b.state, b.ended, b.firm_at, b.lapses, b.checked_in,
       b.checked_out
from resource_class d
cross join booking b indexed by booking_live on b.live and b.resource_id = d.resource_id and b.class = d.class
union all
select id, resource_id, start, "end", seats, member_id, state, ended, firm_at, lapses, checked_in, checked_out
from booking indexed by booking_ended
where not live;

create view first_booking as
select min(start) as start
from (
    select (select b.start
            from booking b indexed by booking_live
            where b.live and b.resource_id = d.resource_id and b.class = d.class
            order by b.start
            limit 1) as start
    from resource_class d
    union all
    select min(start) from booking indexed by booking_ended where not live
);
