-- What reports read of the past, packed. A stretch is 2^21 seconds, about 24 days: stretch n begins at n << 21. Everything
-- here can be deleted: the next report makes it anew.

create table packing (
    id      integer primary key constraint packing_one check (id = 1),
    version integer not null,                     -- of the format of segment.rows
    until   integer not null                      -- what starts before is in segments, but for those that are due
) strict;

create table segment (
    stretch     integer not null,                 -- in which the bookings start
    resource_id integer not null references resource,
    rows        blob    not null,                 -- lib/store/packed_rows.h
    primary key (stretch, resource_id)
) strict;

-- Segments that no longer hold what is booked.
create table segment_due (
    stretch     integer not null,
    resource_id integer not null,
    primary key (stretch, resource_id)
) strict, without rowid;

create trigger booking_segment_insert after insert on booking
when new.start < (select until from packing)
begin
    insert or ignore into segment_due values (new.start >> 21, new.resource_id);
end;
create trigger booking_segment_update
after update of resource_id, start, "end", seats, ended, checked_in, checked_out on booking
when min(old.start, new.start) < (select until from packing)
begin
    insert or ignore into segment_due
    values (old.start >> 21, old.resource_id), (new.start >> 21, new.resource_id);
end;

-- Reports looked no row up; what they read now, segments hold.
drop index booking_start;
create index booking_start on booking (start);
