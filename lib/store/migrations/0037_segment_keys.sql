-- Segments are read in the order of their keys, which an index beside them cost as much as what they hold. What they hold
-- is packed anew.
drop table segment;
create table segment (
    key  integer primary key,                     -- stretch << 32 | resource
    rows blob not null                            -- of the bookings of one resource that start in one stretch
) strict;
delete from packing;
delete from segment_due;
