-- The catalogue as applied, members, bookings, the journal. Rules that must never be broken stand here as constraints
-- and triggers, so that a statement typed by hand cannot break them either. Instants are UTC seconds, days ISO text,
-- wall times seconds since 1970 as if they were UTC; codes are the ids declared in tiers.toml.

-- The catalogue ------------------------------------------------------------------------------------------------------

create table catalogue (
    id         integer primary key,
    applied_at integer not null,
    digest     blob    not null,                  -- BLAKE2b-256 of the bytes
    toml       blob    not null
) strict;

create table operator (
    id         integer primary key constraint operator_one check (id = 1),
    name       text not null,
    legal_form text,
    siren      text,
    language   text not null,
    currency   text not null
) strict;

create table vat_regime (
    since  text primary key,
    regime text not null
) strict, without rowid;

create table place (
    id         integer primary key,
    code       text not null constraint place_code unique,
    name       text not null,
    timezone   text not null,
    kinds      text not null default '',          -- blank-separated
    owner      text,
    host       text,
    address    text,
    commune    text,
    surface_m2 real,
    opened     text,
    holidays   text not null default 'none',
    retired    integer                            -- instant it left the file; never deleted
) strict;

create table place_hours (
    place_id integer not null references place,
    since    text    not null,                    -- first day; '0001-01-01' for always
    value    text    not null,                    -- OpenStreetMap opening_hours
    primary key (place_id, since)
) strict, without rowid;

create table closure (
    place_id integer not null references place,
    first    text    not null,
    last     text    not null,                    -- included
    reason   text    not null default '',
    source   text    not null default 'file',     -- file, or the path of the .ics it came from
    primary key (place_id, first, last),
    constraint closure_order check (last >= first)
) strict, without rowid;

create table resource (
    id         integer primary key,
    code       text    not null constraint resource_code unique,
    place_id   integer not null references place,
    name       text    not null,
    kind       text    not null constraint resource_kind check (kind in ('desk', 'room', 'office', 'machine', 'equipment', 'area')),
    booked     text    not null constraint resource_booked check (booked in ('seats', 'whole')),
    surface_m2 real,
    requires   text    not null default '',       -- blank-separated certificates
    buffer     integer not null default 0 constraint resource_buffer check (buffer >= 0),   -- seconds kept free after a booking, now
    retired    integer
) strict;

-- Rules of a resource by date: buffer, step, min_duration, max_duration, lead_time, horizon (as written in tiers.toml:
-- '30min', '90d'), and hours of its own.
create table resource_rule (
    resource_id integer not null references resource,
    name        text    not null,
    since       text    not null,
    value       text    not null,
    primary key (resource_id, name, since)
) strict, without rowid;

create table resource_part (
    resource_id integer not null references resource,
    part_id     integer not null references resource,
    primary key (resource_id, part_id),
    constraint part_of_itself check (resource_id <> part_id)
) strict, without rowid;

-- People a resource holds, from a day on, as declared; `capacity` below counts the units that bookings take.
create table resource_seats (
    resource_id integer not null references resource,
    since       text    not null,
    seats       integer not null constraint resource_seats_positive check (seats >= 0),
    primary key (resource_id, since)
) strict, without rowid;

-- Plans, tariffs and zones are declared and checked; what is declared of each is kept as JSON for the work that uses it.
create table declared (
    kind    text    not null,                     -- plan, tariff, zone, category, certificate, ...
    code    text    not null,
    since   text    not null default '0001-01-01',
    content text    not null,                     -- JSON
    retired integer,
    primary key (kind, code, since)
) strict, without rowid;

-- Members ------------------------------------------------------------------------------------------------------------

create table member (
    id          integer primary key constraint member_id check (id > 0),
    kind        text    not null constraint member_kind check (kind in ('person', 'organisation')),
    name        text    not null constraint member_name check (length(trim(name)) > 0),
    folded      text    not null,                 -- for lookup: no accents, no case
    email       text,
    phone       text,
    external_id text,
    category    text,
    legal_form  text,
    siren       text,
    commune     text,
    organisation_id integer references member,
    joined      text,
    left_on     text,
    note        text,
    created     integer not null,
    recorded    integer not null
) strict;
create unique index member_email on member (lower(email)) where email is not null;
create unique index member_external on member (external_id) where external_id is not null;
create index member_folded on member (folded);

create table member_was (
    id integer not null, kind text, name text, folded text, email text, phone text, external_id text, category text,
    legal_form text, siren text, commune text, organisation_id integer, joined text, left_on text, note text,
    created integer, recorded integer,
    ceased integer not null
) strict;
create index member_was_id on member_was (id, ceased);

-- Bookings -----------------------------------------------------------------------------------------------------------

-- Units that may be taken at once, from an instant on (local midnight of the place). Before the first row: none.
-- A room booked as a whole has 1 unit whatever the people it holds.
create table capacity (
    resource_id integer not null references resource,
    since       integer not null,
    units       integer not null constraint capacity_units check (units >= 0),
    primary key (resource_id, since)
) strict, without rowid;

-- Closure: every pair of resources that share a part, at any depth, in both directions. Written by `config apply`.
create table excludes (
    resource_id integer not null references resource,
    other_id    integer not null references resource,
    primary key (resource_id, other_id),
    constraint excludes_itself check (resource_id <> other_id)
) strict, without rowid;

-- Bookings are indexed by class of duration (0: up to 1 h, 1: up to 2 h, ... 15: up to 3.7 years), so that one
-- half-year booking does not make every search look half a year back.
create table resource_class (
    resource_id integer not null references resource,
    class       integer not null,
    longest     integer not null,
    primary key (resource_id, class)
) strict, without rowid;

create table series (
    id          integer primary key,
    resource_id integer not null references resource,
    member_id   integer not null references member,
    zone        text    not null,
    wall_start  integer not null,
    duration    integer not null,                 -- seconds between the wall times of start and end
    rrule       text    not null,
    exdates     text    not null default '',      -- wall times, ISO, blank-separated
    rdates      text    not null default '',
    seats       integer not null default 1,
    label       text    not null default '',
    created     integer not null,
    ended       integer                           -- instant the whole series was cancelled
) strict;

create table booking (
    id          integer primary key constraint booking_id check (id > 0),
    resource_id integer not null references resource,
    start       integer not null,
    "end"       integer not null,
    clear       integer not null,                 -- "end" + buffer of the resource when booked
    seats       integer not null default 1 constraint booking_seats check (seats > 0),
    member_id   integer not null references member,
    state       text    not null default 'confirmed' constraint booking_state check (state = 'confirmed' or state in ('held', 'pending')),
    -- In pairs: of three words and more SQLite builds a set for each row.
    ended       text    constraint booking_ended check (
                    ended is null or ended in ('parked', 'cancelled') or ended in ('no_show', 'lapsed') or ended = 'declined'),
    wall_start  integer not null,                 -- as typed, in `zone`
    zone        text    not null,
    series_id   integer references series,
    original    integer,                          -- wall start the series gave it, also after a move
    label       text    not null default '',
    checked_in  integer,
    checked_out integer,
    overridden  text    not null default '',      -- rules set aside, blank-separated
    created     integer not null,
    recorded    integer not null,                 -- instant this version of the row was written
    live        integer not null generated always as (ended is null) stored,
    class       integer not null generated always as (
                    iif(clear - start <= 7200, clear - start > 3600,
                    iif(clear - start <= 28800, 2 + (clear - start > 14400),
                    iif(clear - start <= 115200, 4 + (clear - start > 57600),
                    iif(clear - start <= 460800, 6 + (clear - start > 230400),
                    iif(clear - start <= 1843200, 8 + (clear - start > 921600),
                    iif(clear - start <= 7372800, 10 + (clear - start > 3686400),
                    iif(clear - start <= 29491200, 12 + (clear - start > 14745600), 14 + (clear - start > 58982400))))))))) stored,
    constraint booking_end_after_start check ("end" > start),
    constraint booking_clear_after_end check (clear >= "end"),
    constraint booking_not_too_long    check (clear - start <= 117964800),
    constraint booking_presence check (checked_out is null or (checked_in is not null and checked_out >= checked_in))
) strict;

-- With all that the sweep of `db verify` reads.
create index booking_live on booking (resource_id, class, start, clear, seats, overridden) where live;
create index booking_member on booking (member_id, start);
create index booking_series on booking (series_id, original) where series_id is not null;
-- All that reports read: they never look a row up.
create index booking_start on booking (start, "end", resource_id, seats, ended, checked_in, checked_out);

-- What a booking was before each change, with the instant that version ceased.
create table booking_was (
    id integer not null, resource_id integer, start integer, "end" integer, clear integer, seats integer,
    member_id integer, state text, ended text, checked_in integer, checked_out integer, series_id integer,
    created integer, recorded integer,
    ceased integer not null
) strict;
create index booking_was_id on booking_was (id, ceased);

-- Calendars imported: what each source once brought, so that importing again changes nothing.
create table source (
    id      integer primary key,
    code    text    not null constraint source_code unique,
    created integer not null
) strict;

create table source_item (
    source_id   integer not null references source,
    uid         text    not null,
    recurrence  text    not null default '',      -- RECURRENCE-ID as wall time, empty for the event itself
    sequence    integer not null default 0,
    digest      blob    not null,                 -- of what was read
    booking_id  integer references booking,
    series_id   integer references series,
    first       integer,                          -- span of what it covers, for --mirror
    last        integer,
    refused     text,                             -- the code of the reason already told
    primary key (source_id, uid, recurrence)
) strict, without rowid;

-- A retry is safe: the same key and request again give the first result.
create table request_key (
    key     text    not null primary key,
    verb    text    not null,
    request blob    not null,                     -- BLAKE2b-128 of the request
    result  text    not null,                     -- ids of what was made, blank-separated
    created integer not null
) strict, without rowid;

-- No overbooking -----------------------------------------------------------------------------------------------------

-- One statement, used by the insert and the update trigger: sweep over what overlaps [new.start, new.clear).
-- excess = seats taken - units there are, at each instant where either changes.
-- Three walls, cheapest first. The quick sum in `when` accepts most bookings; only what it cannot decide is swept.
create trigger booking_buffer_insert before insert on booking
when new.ended is null and new.clear < new."end" + (select buffer from resource where id = new.resource_id)
begin
    select raise(abort, 'booking_buffer');
end;

create trigger booking_parts_insert before insert on booking
when new.ended is null and exists (
    select 1
    from excludes x
    cross join resource_class d on d.resource_id = x.other_id
    cross join booking b indexed by booking_live
        on b.live and b.resource_id = x.other_id and b.class = d.class
       and b.start > new.start - d.longest and b.start < new.clear and b.clear > new.start
    where x.resource_id = new.resource_id and b.id is not new.id)
begin
    select raise(abort, 'booking_part_taken');
end;

create trigger booking_capacity_insert before insert on booking
when new.ended is null
 and (new.seats > ifnull((select units from capacity where resource_id = new.resource_id and since <= new.start order by since desc limit 1), 0)
      - (select total(b.seats)
         from resource_class d
         cross join booking b indexed by booking_live
             on b.live and b.resource_id = new.resource_id and b.class = d.class
            and b.start > new.start - d.longest and b.start < new.clear and b.clear > new.start
         where d.resource_id = new.resource_id and b.id is not new.id)
      or exists (select 1 from capacity where resource_id = new.resource_id and since > new.start and since < new.clear))
begin
    select raise(abort, 'booking_over_capacity')
    where exists (
        select 1 from (
            select sum(step) over (order by t) as excess
            from (
                select new.start as t,
                       new.seats - ifnull((select units from capacity where resource_id = new.resource_id and since <= new.start
                                           order by since desc limit 1), 0) as step
                union all
                select since, ifnull((select p.units from capacity p where p.resource_id = c.resource_id and p.since < c.since
                                      order by p.since desc limit 1), 0) - units
                from capacity c
                where resource_id = new.resource_id and since > new.start and since < new.clear
                union all
                select iif(e.opens, max(b.start, new.start), b.clear), iif(e.opens, b.seats, -b.seats)
                from resource_class d
                cross join booking b indexed by booking_live
                    on b.live and b.resource_id = new.resource_id and b.class = d.class
                   and b.start > new.start - d.longest and b.start < new.clear and b.clear > new.start
                cross join (select 1 as opens union all select 0) e
                where d.resource_id = new.resource_id and b.id is not new.id))
        where excess > 0);
end;

-- Three walls, cheapest first. The quick sum in `when` accepts most bookings; only what it cannot decide is swept.
create trigger booking_buffer_update before update of id, resource_id, start, "end", clear, seats, ended on booking
when new.ended is null and (new.resource_id <> old.resource_id or new."end" <> old."end" or new.clear <> old.clear)
 and new.clear < new."end" + (select buffer from resource where id = new.resource_id)
begin
    select raise(abort, 'booking_buffer');
end;

create trigger booking_parts_update before update of id, resource_id, start, "end", clear, seats, ended on booking
when new.ended is null and (old.ended is not null or new.id <> old.id or new.resource_id <> old.resource_id or new.start <> old.start
      or new."end" <> old."end" or new.clear <> old.clear or new.seats <> old.seats) and exists (
    select 1
    from excludes x
    cross join resource_class d on d.resource_id = x.other_id
    cross join booking b indexed by booking_live
        on b.live and b.resource_id = x.other_id and b.class = d.class
       and b.start > new.start - d.longest and b.start < new.clear and b.clear > new.start
    where x.resource_id = new.resource_id and b.id <> old.id)
begin
    select raise(abort, 'booking_part_taken');
end;

create trigger booking_capacity_update before update of id, resource_id, start, "end", clear, seats, ended on booking
when new.ended is null and (old.ended is not null or new.id <> old.id or new.resource_id <> old.resource_id or new.start <> old.start
      or new."end" <> old."end" or new.clear <> old.clear or new.seats <> old.seats)
 and (new.seats > ifnull((select units from capacity where resource_id = new.resource_id and since <= new.start order by since desc limit 1), 0)
      - (select total(b.seats)
         from resource_class d
         cross join booking b indexed by booking_live
             on b.live and b.resource_id = new.resource_id and b.class = d.class
            and b.start > new.start - d.longest and b.start < new.clear and b.clear > new.start
         where d.resource_id = new.resource_id and b.id <> old.id)
      or exists (select 1 from capacity where resource_id = new.resource_id and since > new.start and since < new.clear))
begin
    select raise(abort, 'booking_over_capacity')
    where exists (
        select 1 from (
            select sum(step) over (order by t) as excess
            from (
                select new.start as t,
                       new.seats - ifnull((select units from capacity where resource_id = new.resource_id and since <= new.start
                                           order by since desc limit 1), 0) as step
                union all
                select since, ifnull((select p.units from capacity p where p.resource_id = c.resource_id and p.since < c.since
                                      order by p.since desc limit 1), 0) - units
                from capacity c
                where resource_id = new.resource_id and since > new.start and since < new.clear
                union all
                select iif(e.opens, max(b.start, new.start), b.clear), iif(e.opens, b.seats, -b.seats)
                from resource_class d
                cross join booking b indexed by booking_live
                    on b.live and b.resource_id = new.resource_id and b.class = d.class
                   and b.start > new.start - d.longest and b.start < new.clear and b.clear > new.start
                cross join (select 1 as opens union all select 0) e
                where d.resource_id = new.resource_id and b.id <> old.id))
        where excess > 0);
end;

create trigger booking_class_insert after insert on booking
when not exists (select 1 from resource_class where resource_id = new.resource_id and class = new.class)
begin
    insert into resource_class values (new.resource_id, new.class, 3600 << new.class);
end;
create trigger booking_class_update after update of resource_id, start, clear on booking
when not exists (select 1 from resource_class where resource_id = new.resource_id and class = new.class)
begin
    insert into resource_class values (new.resource_id, new.class, 3600 << new.class);
end;

-- The walls around the walls: capacity, composition and classes cannot be changed under the bookings either, but for
-- those that `config apply --hit keep` marked as standing against the rule.
create trigger capacity_holds_insert after insert on capacity begin 
    select raise(abort, 'capacity_below_bookings')
    where exists (
        select 1 from (
            select sum(step) over (order by t) as excess
            from (
                select since as t, ifnull(lag(units) over (order by since), 0) - units as step
                from capacity where resource_id = new.resource_id
                union all select start, seats from booking where live and resource_id = new.resource_id
                    and instr(' ' || overridden || ' ', ' capacity ') = 0
                union all select clear, -seats from booking where live and resource_id = new.resource_id
                    and instr(' ' || overridden || ' ', ' capacity ') = 0))
        where excess > 0);
 end;
create trigger capacity_holds_update after update on capacity begin 
    select raise(abort, 'capacity_below_bookings')
    where exists (
        select 1 from (
            select sum(step) over (order by t) as excess
            from (
                select since as t, ifnull(lag(units) over (order by since), 0) - units as step
                from capacity where resource_id = new.resource_id
                union all select start, seats from booking where live and resource_id = new.resource_id
                    and instr(' ' || overridden || ' ', ' capacity ') = 0
                union all select clear, -seats from booking where live and resource_id = new.resource_id
                    and instr(' ' || overridden || ' ', ' capacity ') = 0))
        where excess > 0);
 end;
create trigger capacity_holds_delete after delete on capacity begin 
    select raise(abort, 'capacity_below_bookings')
    where exists (
        select 1 from (
            select sum(step) over (order by t) as excess
            from (
                select since as t, ifnull(lag(units) over (order by since), 0) - units as step
                from capacity where resource_id = old.resource_id
                union all select start, seats from booking where live and resource_id = old.resource_id
                    and instr(' ' || overridden || ' ', ' capacity ') = 0
                union all select clear, -seats from booking where live and resource_id = old.resource_id
                    and instr(' ' || overridden || ' ', ' capacity ') = 0))
        where excess > 0);
 end;

create trigger capacity_key_fixed before update of resource_id on capacity when new.resource_id <> old.resource_id
begin select raise(abort, 'capacity_key_fixed'); end;

create trigger excludes_both_ways after insert on excludes
begin
    select raise(abort, 'parts_both_booked')
    where exists (
        select 1
        from booking a
        join resource_class d on d.resource_id = new.other_id
        join booking b indexed by booking_live
            on b.live and b.resource_id = new.other_id and b.class = d.class
           and b.start > a.start - d.longest and b.start < a.clear and b.clear > a.start
        where a.live and a.resource_id = new.resource_id
          and instr(' ' || a.overridden || ' ' || b.overridden || ' ', ' parts ') = 0);
    insert or ignore into excludes values (new.other_id, new.resource_id);
end;
create trigger resource_class_kept   before delete on resource_class begin select raise(abort, 'resource_class_kept'); end;
create trigger resource_class_fixed  before update on resource_class begin select raise(abort, 'resource_class_kept'); end;
create trigger resource_class_insert before insert on resource_class
when new.longest <> 3600 << new.class begin select raise(abort, 'resource_class_kept'); end;

-- Ids never change and are never replaced: INSERT OR REPLACE would get round the triggers above.
create trigger booking_id_kept before update of id on booking when new.id <> old.id
begin select raise(abort, 'id_kept'); end;
create trigger booking_not_replaced before insert on booking when exists (select 1 from booking where id = new.id)
begin select raise(abort, 'id_taken'); end;
create trigger member_id_kept before update of id on member when new.id <> old.id
begin select raise(abort, 'id_kept'); end;
create trigger member_not_replaced before insert on member when exists (select 1 from member where id = new.id)
begin select raise(abort, 'id_taken'); end;
create trigger booking_not_deleted before delete on booking begin select raise(abort, 'booking_kept'); end;

-- Nothing reported is forgotten --------------------------------------------------------------------------------------

create trigger booking_keeps after update on booking
begin
    insert into booking_was values (
        old.id, old.resource_id, old.start, old."end", old.clear, old.seats, old.member_id, old.state, old.ended,
        old.checked_in, old.checked_out, old.series_id, old.created, old.recorded,
        iif(new.recorded > old.recorded, new.recorded, max(old.recorded, unixepoch())));
end;

create trigger member_keeps after update on member
begin
    insert into member_was values (
        old.id, old.kind, old.name, old.folded, old.email, old.phone, old.external_id, old.category, old.legal_form,
        old.siren, old.commune, old.organisation_id, old.joined, old.left_on, old.note, old.created, old.recorded,
        iif(new.recorded > old.recorded, new.recorded, max(old.recorded, unixepoch())));
end;

-- The journal --------------------------------------------------------------------------------------------------------

-- A chain: digest = BLAKE2b-256 of `sealed`, the bytes hashed, which name the digest of the row before. The content of a
-- change lies beside it, salted, so that erasing a person leaves the chain verifiable.
create table journal (
    id       integer primary key constraint journal_id check (id > 0),
    at       integer not null,                    -- the machine's clock
    sealed   blob    not null,
    digest   blob    not null constraint journal_digest unique
) strict;

create table journal_content (
    journal_id integer primary key references journal,
    salt       blob not null,
    content    blob not null                      -- JSON
) strict;

create trigger journal_sealed_update before update on journal begin select raise(abort, 'journal_sealed'); end;
create trigger journal_sealed_delete before delete on journal begin select raise(abort, 'journal_sealed'); end;
create trigger journal_not_replaced before insert on journal
when new.id <= ifnull((select max(id) from journal), 0)
begin select raise(abort, 'journal_sealed'); end;
create trigger journal_content_sealed before update on journal_content begin select raise(abort, 'journal_sealed'); end;

-- What a restored file may not do until `db resume`, and other facts about this file.
create table fact (
    name  text primary key,
    value text not null
) strict, without rowid;
