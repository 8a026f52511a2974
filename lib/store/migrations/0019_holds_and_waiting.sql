-- Bookings that wait for somebody's word or presence, those who wait for a booking, and what is lent with one.

-- The instant at which a live booking ends by itself: one that is held or pending lapses, and one that is confirmed is a
-- no-show, unless somebody checks in before. Reads count it as ended from then on; the next write ends the row.
alter table booking add column lapses integer
    constraint booking_lapses check (lapses is null or checked_in is null);
create index booking_lapses on booking (lapses) where lapses is not null and ended is null;
-- The instant from which a far occurrence of a series is confirmed, which is held until then.
alter table booking add column firm_at integer
    constraint booking_firm_at check (firm_at is null or (state = 'held' and lapses is null));
create index booking_firm on booking (firm_at) where firm_at is not null and ended is null;

create trigger booking_stays_confirmed before update of state on booking
when old.state = 'confirmed' and new.state <> 'confirmed'
begin select raise(abort, 'booking_confirmed'); end;

-- Reports count what is confirmed: a change of state is one they see.
drop trigger booking_segment_update;
create trigger booking_segment_update
after update of resource_id, start, "end", seats, state, ended, checked_in, checked_out on booking
when min(old.start, new.start) < (select until from packing)
begin
    insert or ignore into segment_due
    values (old.start >> 21, old.resource_id), (new.start >> 21, new.resource_id);
end;

-- In these tables texts may be changed, so that who is erased is named nowhere.

-- Who waits for seats that are taken, in order of id. One whose time has begun waits no more.
create table waiting (
    id          integer primary key constraint waiting_id check (id > 0),
    resource_id integer not null references resource,
    member_id   integer not null references member,
    start       integer not null,
    "end"       integer not null,
    wall_start  integer not null,                 -- in the zone of the place
    seats       integer not null constraint waiting_seats check (seats > 0),
    label       text    not null default '',
    ended       text    constraint waiting_ended check (ended is null or ended in ('promoted', 'withdrawn')),
    booking_id  integer references booking constraint waiting_booking unique,   -- that was made of it
    created     integer not null,
    recorded    integer not null,
    constraint waiting_end_after_start check ("end" > start),
    constraint waiting_promoted check ((ended is 'promoted') = (booking_id is not null))
) strict;
create index waiting_open on waiting (resource_id, start) where ended is null;
create index waiting_member on waiting (member_id, start);

create trigger waiting_kept before delete on waiting begin select raise(abort, 'row_kept'); end;
create trigger waiting_sealed before update on waiting
when new.id <> old.id or new.resource_id <> old.resource_id or new.start <> old.start or new."end" <> old."end"
  or new.seats <> old.seats or new.created <> old.created
  or (old.ended is not null and (new.ended is not old.ended or new.booking_id is not old.booking_id))
  or exists (select 1 from waiting where booking_id = new.booking_id and id <> new.id)
begin select raise(abort, 'row_sealed'); end;
create trigger waiting_not_replaced before insert on waiting
when exists (select 1 from waiting where id = new.id or (booking_id is not null and booking_id = new.booking_id))
begin select raise(abort, 'id_taken'); end;

-- Exceptional closings and openings of a place or of one resource, beside what tiers.toml declares; the last written
-- counts where they meet.
create table block (
    id          integer primary key constraint block_id check (id > 0),
    place_id    integer not null references place,
    resource_id integer references resource,      -- null: all of the place
    start       integer not null,
    "end"       integer not null,
    opens       integer not null constraint block_opens check (opens in (0, 1)),
    reason      text    not null default '',
    withdrawn   integer,
    created     integer not null,
    recorded    integer not null,
    constraint block_end_after_start check ("end" > start)
) strict;
create index block_place on block (place_id, "end") where withdrawn is null;

create trigger block_kept before delete on block begin select raise(abort, 'row_kept'); end;
create trigger block_sealed before update on block
when new.id <> old.id or new.place_id <> old.place_id or new.resource_id is not old.resource_id or new.start <> old.start
  or new."end" <> old."end" or new.opens <> old.opens or new.created <> old.created
  or old.withdrawn is not null
begin select raise(abort, 'row_sealed'); end;
create trigger block_not_replaced before insert on block when exists (select 1 from block where id = new.id)
begin select raise(abort, 'id_taken'); end;

-- What is handed over with a booking and due back.
create table handover (
    id         integer primary key constraint handover_id check (id > 0),
    booking_id integer not null references booking,
    item       text    not null default '',       -- empty: the resource itself
    at         integer not null,
    due        integer not null,
    returned   integer,
    note       text    not null default '',       -- the state it came back in
    created    integer not null,
    recorded   integer not null,
    constraint handover_due check (due >= at),
    constraint handover_returned check (returned is null or returned >= at),
    constraint handover_note check (note = '' or returned is not null)
) strict;
create index handover_booking on handover (booking_id);
create index handover_out on handover (due) where returned is null;

create trigger handover_kept before delete on handover begin select raise(abort, 'row_kept'); end;
create trigger handover_sealed before update on handover
when new.id <> old.id or new.booking_id <> old.booking_id or new.at <> old.at or new.due <> old.due
  or new.created <> old.created or (old.returned is not null and new.returned is not old.returned)
begin select raise(abort, 'row_sealed'); end;
create trigger handover_not_replaced before insert on handover when exists (select 1 from handover where id = new.id)
begin select raise(abort, 'id_taken'); end;
