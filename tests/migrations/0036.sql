-- A database of schema 36, as sqlite3's .dump writes it.
PRAGMA application_id=1953064306;
PRAGMA user_version=36;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE catalogue (
    id         integer primary key,
    applied_at integer not null,
    digest     blob    not null,                  -- BLAKE2b-256 of the bytes
    toml       blob    not null
) strict;
INSERT INTO catalogue VALUES(1,1773129600,X'f47a745533bb33b1641ebf3b53a83396f2920e9d533951d0cf2d6b9f2e213d74',X'5b6f70657261746f725d0a6e616d65203d2022436f776f726b696e67205061797320426173717565220a6c6567616c5f666f726d203d20226173736f63696174696f6e220a0a5b5b706c6163655d5d0a6964203d2022697a617262656c220a686f757273203d20224d6f2d46722030383a33302d31393a30303b205048206f6666220a636c6f7375726573203d205b7b2066726f6d203d20323032362d31322d32342c20746f203d20323032372d30312d30322c20726561736f6e203d202277696e74657222207d5d0a0a5b5b706c6163652e7265736f757263655d5d0a6964203d20226f70656e2d7370616365220a6b696e64203d20226465736b220a6361706163697479203d205b7b2066726f6d203d20323031322d30372d30312c207365617473203d203134207d2c207b2066726f6d203d20323032342d30392d30312c207365617473203d203230207d5d0a0a5b5b706c6163652e7265736f757263655d5d0a6964203d2022726f6f6d2d61220a6b696e64203d2022726f6f6d220a627566666572203d202231356d696e220a0a5b5b706c6163652e7265736f757263655d5d0a6964203d2022726f6f6d2d62220a6b696e64203d2022726f6f6d220a0a5b5b706c6163652e7265736f757263655d5d0a6964203d202268616c6c220a6b696e64203d2022726f6f6d220a636f6d706f7365645f6f66203d205b22726f6f6d2d61222c2022726f6f6d2d62225d0a');
CREATE TABLE operator (
    id         integer primary key constraint operator_one check (id = 1),
    name       text not null,
    legal_form text,
    siren      text,
    language   text not null,
    currency   text not null
) strict;
INSERT INTO operator VALUES(1,'Coworking Pays Basque','association',NULL,'fr','EUR');
CREATE TABLE vat_regime (
    since  text primary key,
    regime text not null
) strict, without rowid;
CREATE TABLE place (
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
INSERT INTO place VALUES(1,'izarbel','izarbel','Europe/Paris','',NULL,NULL,NULL,NULL,NULL,NULL,'FR',NULL);
CREATE TABLE place_hours (
    place_id integer not null references place,
    since    text    not null,                    -- first day; '0001-01-01' for always
    value    text    not null,                    -- OpenStreetMap opening_hours
    primary key (place_id, since)
) strict, without rowid;
INSERT INTO place_hours VALUES(1,'0001-01-01','Mo-Fr 08:30-19:00; PH off');
CREATE TABLE closure (
    place_id integer not null references place,
    first    text    not null,
    last     text    not null,                    -- included
    reason   text    not null default '',
    source   text    not null default 'file',     -- file, or the path of the .ics it came from
    primary key (place_id, first, last),
    constraint closure_order check (last >= first)
) strict, without rowid;
INSERT INTO closure VALUES(1,'2026-12-24','2027-01-02','winter','file');
CREATE TABLE resource (
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
INSERT INTO resource VALUES(1,'open-space',1,'open-space','desk','seats',NULL,'',0,NULL);
INSERT INTO resource VALUES(2,'room-a',1,'room-a','room','whole',NULL,'',900,NULL);
INSERT INTO resource VALUES(3,'room-b',1,'room-b','room','whole',NULL,'',0,NULL);
INSERT INTO resource VALUES(4,'hall',1,'hall','room','whole',NULL,'',0,NULL);
CREATE TABLE resource_rule (
    resource_id integer not null references resource,
    name        text    not null,
    since       text    not null,
    value       text    not null,
    primary key (resource_id, name, since)
) strict, without rowid;
INSERT INTO resource_rule VALUES(2,'buffer','0001-01-01','15min');
CREATE TABLE resource_part (
    resource_id integer not null references resource,
    part_id     integer not null references resource,
    primary key (resource_id, part_id),
    constraint part_of_itself check (resource_id <> part_id)
) strict, without rowid;
INSERT INTO resource_part VALUES(4,2);
INSERT INTO resource_part VALUES(4,3);
CREATE TABLE resource_seats (
    resource_id integer not null references resource,
    since       text    not null,
    seats       integer not null constraint resource_seats_positive check (seats >= 0),
    primary key (resource_id, since)
) strict, without rowid;
INSERT INTO resource_seats VALUES(1,'2012-07-01',14);
INSERT INTO resource_seats VALUES(1,'2024-09-01',20);
INSERT INTO resource_seats VALUES(2,'0001-01-01',1);
INSERT INTO resource_seats VALUES(3,'0001-01-01',1);
INSERT INTO resource_seats VALUES(4,'0001-01-01',1);
CREATE TABLE declared (
    kind    text    not null,                     -- plan, tariff, zone, category, certificate, ...
    code    text    not null,
    since   text    not null default '0001-01-01',
    content text    not null,                     -- JSON
    retired integer,
    primary key (kind, code, since)
) strict, without rowid;
INSERT INTO declared VALUES('plan','nomade','2026-01-01','{"from":"2026-01-01","price":"120.00","every":"month"}',NULL);
CREATE TABLE member (
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
    joined      text,
    left_on     text,
    note        text,
    created     integer not null,
    recorded    integer not null
, siret text, sector text, merged_into integer references member, erased integer) strict;
INSERT INTO member VALUES(1,'person','Jeanne Martin','jeanne martin','jeanne@example.org','0102030405',NULL,NULL,NULL,NULL,NULL,'2026-03-10',NULL,NULL,1773129600,1773136800,NULL,NULL,NULL,NULL);
INSERT INTO member VALUES(2,'person','Hélène Etcheverry','helene etcheverry',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-10',NULL,NULL,1773129600,1773129600,NULL,NULL,NULL,NULL);
INSERT INTO member VALUES(3,'organisation','L''Écluse','l''ecluse',NULL,NULL,NULL,NULL,'SCOP','732829320',NULL,'2026-03-10',NULL,NULL,1773129600,1773129600,NULL,NULL,NULL,NULL);
INSERT INTO member VALUES(4,'person','Jeane Martin','jeane martin',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-01-05','2026-03-10',NULL,1767571200,1773129600,NULL,NULL,1,NULL);
INSERT INTO member VALUES(5,'person','erased 5','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-01-05','2026-03-10',NULL,1767571200,1773129600,NULL,NULL,NULL,1773129600);
CREATE TABLE member_was (
    id integer not null, kind text, name text, folded text, email text, phone text, external_id text, category text,
    legal_form text, siren text, commune text, organisation_id integer, joined text, left_on text, note text,
    created integer, recorded integer,
    ceased integer not null
, siret text, sector text, merged_into integer) strict;
INSERT INTO member_was VALUES(1,'person','Jeanne Martin','jeanne martin','jeanne@example.org',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-10',NULL,NULL,1773129600,1773129600,1773136800,NULL,NULL,NULL);
INSERT INTO member_was VALUES(4,'person','Jeane Martin','jeane martin',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-01-05',NULL,NULL,1767571200,1767571200,1773129600,NULL,NULL,NULL);
INSERT INTO member_was VALUES(5,'person','erased 5','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-01-05',NULL,NULL,1767571200,1767571200,1773129600,NULL,NULL,NULL);
CREATE TABLE capacity (
    resource_id integer not null references resource,
    since       integer not null,
    units       integer not null constraint capacity_units check (units >= 0),
    primary key (resource_id, since)
) strict, without rowid;
INSERT INTO capacity VALUES(1,1341093600,14);
INSERT INTO capacity VALUES(1,1725141600,20);
INSERT INTO capacity VALUES(2,-62135597361,1);
INSERT INTO capacity VALUES(3,-62135597361,1);
INSERT INTO capacity VALUES(4,-62135597361,1);
CREATE TABLE excludes (
    resource_id integer not null references resource,
    other_id    integer not null references resource,
    primary key (resource_id, other_id),
    constraint excludes_itself check (resource_id <> other_id)
) strict, without rowid;
INSERT INTO excludes VALUES(2,4);
INSERT INTO excludes VALUES(3,4);
INSERT INTO excludes VALUES(4,2);
INSERT INTO excludes VALUES(4,3);
CREATE TABLE resource_class (
    resource_id integer not null references resource,
    class       integer not null,
    longest     integer not null,
    primary key (resource_id, class)
) strict, without rowid;
INSERT INTO resource_class VALUES(1,2,14400);
INSERT INTO resource_class VALUES(2,1,7200);
INSERT INTO resource_class VALUES(2,2,14400);
INSERT INTO resource_class VALUES(3,0,3600);
INSERT INTO resource_class VALUES(4,1,7200);
CREATE TABLE series (
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
INSERT INTO series VALUES(1,1,2,'Europe/Paris',1773651600,10800,'FREQ=WEEKLY;COUNT=4','','',3,'',1773129600,NULL);
CREATE TABLE booking (
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
                    iif(clear - start <= 29491200, 12 + (clear - start > 14745600), 14 + (clear - start > 58982400))))))))) stored, lapses integer
    constraint booking_lapses check (lapses is null or checked_in is null), firm_at integer
    constraint booking_firm_at check (firm_at is null or (state = 'held' and lapses is null)),
    constraint booking_end_after_start check ("end" > start),
    constraint booking_clear_after_end check (clear >= "end"),
    constraint booking_not_too_long    check (clear - start <= 117964800),
    constraint booking_presence check (checked_out is null or (checked_in is not null and checked_out >= checked_in))
) strict;
INSERT INTO booking VALUES(1,2,1773327600,1773334800,1773335700,1,1,'confirmed',NULL,1773331200,'Europe/Paris',NULL,NULL,'',NULL,NULL,'',1773129600,1773133200,NULL,NULL);
INSERT INTO booking VALUES(2,4,1773392400,1773399600,1773399600,1,2,'confirmed',NULL,1773396000,'Europe/Paris',NULL,NULL,'',NULL,NULL,'',1773129600,1773129600,NULL,NULL);
INSERT INTO booking VALUES(3,1,1773648000,1773658800,1773658800,3,2,'confirmed',NULL,1773651600,'Europe/Paris',1,1773651600,'',NULL,NULL,'',1773129600,1773129600,NULL,NULL);
INSERT INTO booking VALUES(4,1,1774252800,1774263600,1774263600,3,2,'confirmed','cancelled',1774256400,'Europe/Paris',1,1774256400,'',NULL,NULL,'',1773129600,1773133200,NULL,NULL);
INSERT INTO booking VALUES(5,1,1774854000,1774864800,1774864800,3,2,'confirmed',NULL,1774861200,'Europe/Paris',1,1774861200,'',NULL,NULL,'',1773129600,1773129600,NULL,NULL);
INSERT INTO booking VALUES(6,3,1773838800,1773842400,1773842400,1,1,'confirmed',NULL,1773842400,'Europe/Paris',NULL,NULL,'Atelier',NULL,NULL,'',1773129600,1773129600,NULL,NULL);
INSERT INTO booking VALUES(90,2,1773824400,1773828000,1773828900,1,1,'held',NULL,1773828000,'Europe/Paris',NULL,NULL,'',NULL,NULL,'',1773129600,1773129600,1773216000,NULL);
INSERT INTO booking VALUES(91,3,1783324800,1783328400,1783328400,1,1,'held',NULL,1783332000,'Europe/Paris',NULL,NULL,'',NULL,NULL,'',1773129600,1773129600,NULL,1780732800);
CREATE TABLE booking_was (
    id integer not null, resource_id integer, start integer, "end" integer, clear integer, seats integer,
    member_id integer, state text, ended text, checked_in integer, checked_out integer, series_id integer,
    created integer, recorded integer,
    ceased integer not null
, lapses integer, firm_at integer) strict;
INSERT INTO booking_was VALUES(1,2,1773320400,1773327600,1773328500,1,1,'confirmed',NULL,NULL,NULL,NULL,1773129600,1773129600,1773133200,NULL,NULL);
INSERT INTO booking_was VALUES(4,1,1774252800,1774263600,1774263600,3,2,'confirmed',NULL,NULL,NULL,1,1773129600,1773129600,1773133200,NULL,NULL);
CREATE TABLE source (
    id      integer primary key,
    code    text    not null constraint source_code unique,
    created integer not null
) strict;
INSERT INTO source VALUES(1,'salle',1773129600);
CREATE TABLE source_item (
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
INSERT INTO source_item VALUES(1,'a@example.org','',0,X'acd9c04a09bf78cbab21949b7b7fb2177cd93eba63fc71d07489736603ccbf6a',6,NULL,1773838800,1773842400,NULL);
CREATE TABLE fact (
    name  text primary key,
    value text not null
) strict, without rowid;
CREATE TABLE mapping (
    id   integer primary key,
    name text    not null constraint mapping_name unique
                          constraint mapping_plain check (name <> '' and instr(name, '/') = 0 and name not like '.%'),
    toml blob    not null,                        -- to the byte
    used integer not null                         -- instant these bytes were first used
) strict;
INSERT INTO mapping VALUES(1,'members.toml',X'5b636f6c756d6e735d0a6e616d65203d2022517569220a',1773129600);
CREATE TABLE packing (
    id      integer primary key constraint packing_one check (id = 1),
    version integer not null,                     -- of the format of segment.rows
    until   integer not null                      -- what starts before is in segments, but for those that are due
) strict;
INSERT INTO packing VALUES(1,2,1774190592);
CREATE TABLE segment (
    stretch     integer not null,                 -- in which the bookings start
    resource_id integer not null references resource,
    rows        blob    not null,                 -- lib/store/packed_rows.h
    primary key (stretch, resource_id)
) strict;
INSERT INTO segment VALUES(845,2,X'02210800');
CREATE TABLE segment_due (
    stretch     integer not null,
    resource_id integer not null,
    primary key (stretch, resource_id)
) strict, without rowid;
INSERT INTO segment_due VALUES(845,1);
CREATE TABLE certificate (
    id        integer primary key constraint certificate_id check (id > 0),
    member_id integer not null references member,
    code      text    not null,
    first     text    not null,                   -- first day it counts
    last      text,                               -- last day, included; for ever when null
    given_by  text,
    revoked   text,                               -- first day it counts no more
    created   integer not null,
    recorded  integer not null,
    constraint certificate_days check (last >= first)
) strict;
INSERT INTO certificate VALUES(1,1,'laser','2026-03-10','2028-03-08','Session of 9 March',NULL,1773129600,1773129600);
INSERT INTO certificate VALUES(2,2,'laser','2026-03-10',NULL,NULL,'2026-03-15',1773129600,1773133200);
CREATE TABLE presence (
    id          integer primary key constraint presence_id check (id > 0),
    member_id   integer not null references member,
    place_id    integer not null references place,
    checked_in  integer not null,
    checked_out integer,                          -- null until it is noted, or settled when the member comes again
    automatic   integer not null default 0 constraint presence_automatic check (automatic in (0, 1)),   -- nobody noted the end
    created     integer not null,
    recorded    integer not null,
    constraint presence_order check (checked_out >= checked_in),
    constraint presence_settled check (automatic = 0 or checked_out is not null)
) strict;
INSERT INTO presence VALUES(1,1,1,1773129600,1773144000,0,1773129600,1773144000);
INSERT INTO presence VALUES(2,2,1,1773129600,NULL,0,1773129600,1773129600);
CREATE TABLE presence_was (
    id integer not null, member_id integer, place_id integer, checked_in integer, checked_out integer, automatic integer,
    created integer, recorded integer,
    ceased integer not null
) strict;
INSERT INTO presence_was VALUES(1,1,1,1773129600,NULL,0,1773129600,1773129600,1773144000);
CREATE TABLE visit (
    id        integer primary key constraint visit_id check (id > 0),
    place_id  integer not null references place,
    day       text    not null,
    purpose   text    not null constraint visit_purpose check (
                  purpose in ('tourism', 'public-service', 'multimedia', 'meeting')),
    count     integer not null constraint visit_count check (count > 0),
    withdrawn integer,                            -- instant it was found wrong; all else about it stays
    created   integer not null,
    recorded  integer not null
) strict;
INSERT INTO visit VALUES(1,1,'2026-03-10','tourism',12,NULL,1773129600,1773129600);
CREATE TABLE affiliation (
    id              integer primary key constraint affiliation_id check (id > 0),
    member_id       integer not null references member,
    organisation_id integer not null references member,
    role            text    not null default '',
    first           text,
    last            text,
    withdrawn       integer,                      -- instant it was found never to hold
    created         integer not null,
    recorded        integer not null,
    constraint affiliation_days check (last >= first),
    constraint affiliation_itself check (member_id <> organisation_id)
) strict;
INSERT INTO affiliation VALUES(1,2,3,'',NULL,NULL,NULL,1773129600,1773129600);
CREATE TABLE affiliation_was (
    id integer not null, member_id integer, organisation_id integer, role text, first text, last text, withdrawn integer,
    created integer, recorded integer,
    ceased integer not null
) strict;
CREATE TABLE contact (
    id        integer primary key constraint contact_id check (id > 0),
    member_id integer not null references member,
    kind      text    not null constraint contact_kind check (kind in ('email', 'phone')),
    value     text    not null constraint contact_value check (value <> ''),
    label     text    not null default '',
    created   integer not null,
    ceased    integer                             -- instant it held no more
) strict;
INSERT INTO contact VALUES(1,1,'email','jm@coop.example','work',1773129600,NULL);
INSERT INTO contact VALUES(2,1,'phone','0600000000','',1773129600,1773133200);
CREATE TABLE tag (
    id        integer primary key constraint tag_id check (id > 0),
    member_id integer not null references member,
    kind      text    not null constraint tag_kind check (kind in ('tag', 'offers', 'seeks')),
    word      text    not null,
    folded    text    not null constraint tag_folded check (folded <> ''),   -- for lookup: no accents, no case
    created   integer not null,
    ceased    integer
) strict;
INSERT INTO tag VALUES(1,1,'tag','Bois','bois',1773129600,NULL);
INSERT INTO tag VALUES(2,1,'offers','Comptabilité','comptabilite',1773129600,NULL);
CREATE TABLE attribute (
    id        integer primary key constraint attribute_id check (id > 0),
    member_id integer not null references member,
    code      text    not null,
    value     text    not null,                   -- as its type is written: 12.5, 2026-03-10, true
    folded    text    not null,
    created   integer not null,
    ceased    integer
) strict;
INSERT INTO attribute VALUES(1,1,'key','true','true',1773129600,NULL);
CREATE TABLE usual_trip (
    id        integer primary key constraint usual_trip_id check (id > 0),
    member_id integer not null references member,
    since     text    not null,
    work      text    not null constraint usual_trip_work check (work in ('workplace', 'home', 'elsewhere')),
    commune   text,                               -- INSEE code of the workplace
    mode      text    constraint usual_trip_mode check (
                  mode in ('car', 'electric-car', 'carpool', 'motorbike', 'bus', 'coach', 'train', 'tram', 'bicycle',
                           'e-bike', 'foot', 'none')),
    days      real    constraint usual_trip_days check (days between 0 and 7),   -- a week
    km        real    constraint usual_trip_km check (km between 0 and 1000),     -- by road, one way
    created   integer not null,
    withdrawn integer
) strict;
INSERT INTO usual_trip VALUES(1,1,'2026-01-12','workplace','64102','car',4.0,23.499999999999999999,1773129600,NULL);
CREATE TABLE consent (
    id        integer primary key constraint consent_id check (id > 0),
    member_id integer not null references member,
    kind      text    not null,
    first     text    not null,                   -- day it was given
    wording   text    not null constraint consent_wording check (wording <> ''),
    revoked   text,                               -- first day it holds no more
    created   integer not null,
    recorded  integer not null,
    constraint consent_days check (revoked >= first)
) strict;
INSERT INTO consent VALUES(1,1,'directory','2026-01-12','I agree to be in the directory',NULL,1773129600,1773129600);
CREATE TABLE followup (
    id        integer primary key constraint followup_id check (id > 0),
    kind      text    not null constraint followup_kind check (kind in ('project', 'household')),
    name      text    not null constraint followup_name check (length(trim(name)) > 0),
    folded    text    not null,                   -- for lookup: no accents, no case
    place_id  integer references place,           -- null: no place of its own
    adviser   text,                               -- who accompanies it
    created   integer not null,
    recorded  integer not null
) strict;
INSERT INTO followup VALUES(1,'project','Menuiserie','menuiserie',1,'Maite',1773129600,1773133200);
CREATE TABLE followup_was (
    id integer not null, kind text, name text, folded text, place_id integer, adviser text, created integer,
    recorded integer,
    ceased integer not null
) strict;
INSERT INTO followup_was VALUES(1,'project','Atelier bois','atelier bois',1,'Maite',1773129600,1773129600,1773133200);
CREATE TABLE followup_member (
    id          integer primary key constraint followup_member_id check (id > 0),
    followup_id integer not null references followup,
    member_id   integer not null references member,
    first       text    not null,                 -- first day they are in it
    left_on     text,                             -- first day they are no longer
    created     integer not null,
    recorded    integer not null,
    constraint followup_member_days check (left_on >= first)
) strict;
INSERT INTO followup_member VALUES(1,1,1,'2026-01-12',NULL,1773129600,1773129600);
CREATE TABLE followup_member_was (
    id integer not null, followup_id integer, member_id integer, first text, left_on text, created integer,
    recorded integer,
    ceased integer not null
) strict;
CREATE TABLE followup_move (
    id          integer primary key constraint followup_move_id check (id > 0),
    followup_id integer not null references followup,
    day         text    not null,
    stage       text    not null,                 -- declared id
    level       text,                             -- declared id
    exit        text constraint followup_exit check (exit in ('local', 'elsewhere', 'ceased', 'abandoned')),
    decided_by  text,
    reason      text,
    withdrawn   integer,                          -- instant it was found wrong
    created     integer not null,
    recorded    integer not null
) strict;
INSERT INTO followup_move VALUES(1,1,'2026-01-12','orientation',NULL,NULL,'Maite',NULL,NULL,1773129600,1773129600);
CREATE TABLE followup_note (
    id          integer primary key constraint followup_note_id check (id > 0),
    followup_id integer not null references followup,
    kind        text    not null constraint followup_note_kind check (kind in ('meeting', 'task')),
    day         text    not null,                 -- of the meeting, or that the task was noted
    minutes     integer constraint followup_note_minutes check (minutes > 0),
    due         text,
    done        text,
    who         text,                             -- was at the meeting, or does the task
    text        text    not null,
    withdrawn   integer,
    created     integer not null,
    recorded    integer not null,
    constraint followup_note_task check ((kind = 'task') = (due is not null) and (done is null or kind = 'task'))
) strict;
INSERT INTO followup_note VALUES(1,1,'task','2026-03-10',NULL,'2026-03-20',NULL,'Jeanne','Quote for the bench',NULL,1773129600,1773129600);
CREATE TABLE followup_personal (
    id          integer primary key constraint followup_personal_id check (id > 0),
    followup_id integer not null references followup,
    kind        text    not null constraint followup_personal_kind check (kind in ('meeting', 'task')),
    day         text    not null,
    minutes     integer constraint followup_personal_minutes check (minutes > 0),
    due         text,
    done        text,
    who         text,
    text        text    not null,
    withdrawn   integer,
    created     integer not null,
    recorded    integer not null,
    constraint followup_personal_task check ((kind = 'task') = (due is not null) and (done is null or kind = 'task'))
) strict;
INSERT INTO followup_personal VALUES(1,1,'meeting','2026-03-10',30,NULL,NULL,NULL,'Looks for a flat',NULL,1773129600,1773129600);
CREATE TABLE followup_outcome (
    id          integer primary key constraint followup_outcome_id check (id > 0),
    followup_id integer not null references followup,
    outcome     text    not null constraint followup_outcome_what check (
                    outcome in ('company', 'jobs', 'installed', 'still-there')),
    day         text    not null,                 -- it happened, or was found out
    moment      text,                             -- of jobs: entry, now, exit; of still-there: 1, 3, 5 years after
    answer      text constraint followup_outcome_answer check (answer in ('yes', 'no', 'lost')),
    count       integer constraint followup_outcome_count check (count >= 0),    -- jobs, or people of the household
    siren       text,
    withdrawn   integer,
    created     integer not null,
    recorded    integer not null,
    constraint followup_outcome_whole check (case outcome
        when 'company' then moment is null and answer is null and count is null
        when 'jobs' then ifnull(moment in ('entry', 'now', 'exit'), 0) and count is not null and answer is null
        when 'installed' then moment is null and answer is not null
        else ifnull(moment in ('1', '3', '5'), 0) and answer is not null and count is null end),
    constraint followup_outcome_siren check (siren is null or outcome = 'company')
) strict;
INSERT INTO followup_outcome VALUES(1,1,'company','2025-03-02',NULL,NULL,NULL,'732829320',NULL,1773129600,1773129600);
CREATE TABLE assembly (
    id        integer primary key constraint assembly_id check (id > 0),
    day       text    not null,
    kind      text    not null constraint assembly_kind check (kind in ('ordinary', 'extraordinary')),
    clock     text,                               -- when it begins, HH:MM
    location  text,
    agenda    text    not null default '',        -- a line each
    roll_day  text    not null,                   -- the roll is of this day
    proxies   integer not null constraint assembly_proxies check (proxies >= 0),         -- one may hold at most
    quorum    integer not null constraint assembly_quorum check (quorum between 0 and 10000),    -- in hundredths of a percent
    cancelled integer,
    created   integer not null,
    recorded  integer not null
) strict;
INSERT INTO assembly VALUES(1,'2026-04-24','ordinary','18:30','Izarbel','Accounts','2026-04-10',2,2500,NULL,1773129600,1773129600);
CREATE TABLE assembly_voter (
    assembly_id integer not null references assembly,
    member_id   integer not null references member,
    primary key (assembly_id, member_id)
) strict, without rowid;
INSERT INTO assembly_voter VALUES(1,1);
INSERT INTO assembly_voter VALUES(1,2);
CREATE TABLE assembly_proxy (
    id          integer primary key constraint assembly_proxy_id check (id > 0),
    assembly_id integer not null,
    giver_id    integer not null,
    holder_id   integer not null,
    withdrawn   integer,
    created     integer not null,
    recorded    integer not null,
    constraint assembly_proxy_other check (giver_id <> holder_id),
    foreign key (assembly_id, giver_id) references assembly_voter,
    foreign key (assembly_id, holder_id) references assembly_voter
) strict;
INSERT INTO assembly_proxy VALUES(1,1,2,1,NULL,1773129600,1773129600);
CREATE TABLE assembly_arrival (
    id          integer primary key constraint assembly_arrival_id check (id > 0),
    assembly_id integer not null,
    member_id   integer not null,
    arrived     integer not null,
    departed    integer constraint assembly_departed check (departed >= arrived),
    created     integer not null,
    recorded    integer not null,
    foreign key (assembly_id, member_id) references assembly_voter
) strict;
INSERT INTO assembly_arrival VALUES(1,1,1,1773129600,NULL,1773129600,1773129600);
CREATE TABLE assembly_vote (
    id          integer primary key constraint assembly_vote_id check (id > 0),
    assembly_id integer not null references assembly,
    resolution  text    not null,
    majority    text    not null constraint assembly_majority check (
                    majority in ('half', 'two-thirds', 'three-quarters', 'all')),
    voted_for   integer not null constraint assembly_for check (voted_for >= 0),
    against     integer not null constraint assembly_against check (against >= 0),
    abstained   integer not null constraint assembly_abstained check (abstained >= 0),
    present     integer not null,                 -- when it was counted
    represented integer not null,
    withdrawn   integer,
    created     integer not null,
    recorded    integer not null,
    constraint assembly_vote_counted check (voted_for + against + abstained <= present + represented)
) strict;
CREATE TABLE subscription (
    id          integer primary key constraint subscription_id check (id > 0),
    member_id   integer not null references member,
    plan        text    not null,                 -- declared id
    version     text    not null,                 -- first day of the version that was sold
    first       text    not null,
    last        text,                             -- included; goes on when null
    counted_from text   not null,                 -- a day on which one of its periods begins
    payer_id    integer references member,        -- who pays; the member when null
    seats       integer not null default 1 constraint subscription_seats check (seats > 0),
    price       integer constraint subscription_price check (price >= 0),    -- of one seat and period, instead of the version's
    resource_id integer references resource,      -- held: these seats of it cannot be booked meanwhile
    deposit     integer not null default 0 constraint subscription_deposit check (deposit >= 0),
    keys        integer not null default 0 constraint subscription_keys check (keys >= 0),   -- handed over
    follows_id  integer references subscription,  -- the one it goes on from
    withdrawn   integer,                          -- instant it was taken back before it began: it counts for nothing
    created     integer not null,
    recorded    integer not null,
    constraint subscription_days check (last >= first)
) strict;
INSERT INTO subscription VALUES(1,1,'nomade','2026-01-01','2026-02-01',NULL,'2026-02-01',NULL,1,NULL,NULL,0,0,NULL,NULL,1773129600,1773129600);
CREATE TABLE subscription_was (
    id integer not null, member_id integer, plan text, version text, first text, last text, counted_from text,
    payer_id integer, seats integer, price integer, resource_id integer, deposit integer, keys integer, follows_id integer,
    withdrawn integer, created integer, recorded integer,
    ceased integer not null
) strict;
CREATE TABLE pause (
    id              integer primary key constraint pause_id check (id > 0),
    subscription_id integer not null references subscription,
    first           text    not null,
    last            text,                         -- included; goes on when null
    withdrawn       integer,                      -- instant it was taken back before it began
    created         integer not null,
    recorded        integer not null,
    constraint pause_days check (last >= first)
) strict;
INSERT INTO pause VALUES(1,1,'2026-04-01','2026-04-30',NULL,1773129600,1773129600);
CREATE TABLE pause_was (
    id integer not null, subscription_id integer, first text, last text, withdrawn integer, created integer,
    recorded integer,
    ceased integer not null
) strict;
CREATE TABLE charge (
    id              integer primary key constraint charge_id check (id > 0),
    member_id       integer not null references member,    -- who had it
    payer_id        integer not null references member,    -- who owes it
    rule            text    not null constraint charge_rule check (length(rule) > 0),   -- plan, deposit, ...
    subscription_id integer references subscription,
    plan            text,
    version         text,                         -- first day of the version it came from
    first           text    not null,             -- of the service
    last            text    not null,             -- included
    due             text    not null,
    price           integer not null,
    unit            text,                         -- what is counted, where it is no period
    quantity        integer not null default 1,
    days            integer,
    of_days         integer constraint charge_of_days check (of_days > 0),
    amount          integer not null,
    vat             integer not null default 0 constraint charge_vat check (vat >= 0),  -- basis points, within the amount
    corrects_id     integer references charge,    -- the one before it for the same
    label           text    not null default '',
    created         integer not null, use_id integer references allowance_use, price_id integer references booking_price, registration_price_id integer references registration_price,
    constraint charge_days check (last >= first)
) strict;
INSERT INTO charge VALUES(1,1,1,'plan',1,'nomade','2026-01-01','2026-02-01','2026-02-28','2026-02-01',12000,NULL,1,NULL,NULL,12000,0,NULL,'',1773129600,NULL,NULL,NULL);
INSERT INTO charge VALUES(2,1,1,'overage',NULL,NULL,NULL,'2026-02-04','2026-02-04','2026-02-04',1000,'day',2,NULL,NULL,1000,0,NULL,'',1773129600,2,NULL,NULL);
INSERT INTO charge VALUES(3,1,1,'booking',NULL,NULL,'2026-01-01','2026-03-12','2026-03-12','2026-03-12',2500,NULL,1,NULL,NULL,2500,2000,NULL,'Salle',1773129600,NULL,1,NULL);
CREATE TABLE payment (
    id          integer primary key constraint payment_id check (id > 0),
    member_id   integer not null references member,        -- who paid
    day         text    not null,
    amount      integer not null constraint payment_amount check (amount <> 0),   -- below 0: given back, or reversed
    means       text    not null default '',      -- transfer, cash, helloasso ...
    reference   text    not null default '',
    reverses_id integer references payment constraint payment_reverses unique,
    reason      text    not null default '',
    created     integer not null
) strict;
INSERT INTO payment VALUES(1,1,'2026-02-10',12000,'transfer','',NULL,'',1773129600);
CREATE TABLE bucket (
    id              integer primary key constraint bucket_id check (id > 0),
    member_id       integer not null references member,
    unit            text    not null constraint bucket_unit check (unit in ('hour', 'half-day', 'day', 'use', 'money')),
    "of"            text    not null default '*', -- declared ids of resources, or kinds of them, blank-separated; * for any
    first           text    not null,
    last            text,                         -- included; never ends when null
    origin          text    not null constraint bucket_origin check (origin in ('subscription', 'pack', 'adjustment')),
    source          text    not null default '',  -- declared id of the plan or the pack
    subscription_id integer references subscription,
    created         integer not null,
    constraint bucket_days check (last >= first),
    constraint bucket_subscription check ((origin = 'subscription') = (subscription_id is not null))
) strict;
INSERT INTO bucket VALUES(1,1,'half-day','desk','2026-02-01','2026-02-28','subscription','nomade',1,1773129600);
CREATE TABLE allowance_use (
    id         integer primary key constraint allowance_use_id check (id > 0),
    member_id  integer not null references member,
    unit       text    not null constraint allowance_use_unit check (unit in ('hour', 'half-day', 'day', 'use', 'money')),
    amount     integer not null constraint allowance_use_amount check (amount > 0),
    "of"       text    not null default '',       -- declared id of a resource, or a kind; empty where none was named
    day        text    not null,
    note       text    not null default '',
    withdrawn  integer,                           -- instant it was found wrong; all else about it stays
    created    integer not null
, place_id integer references place, booking_id integer references booking) strict;
INSERT INTO allowance_use VALUES(1,1,'half-day',1,'desk','2026-02-03','',NULL,1773129600,NULL,NULL);
INSERT INTO allowance_use VALUES(2,1,'day',2,'desk','2026-02-04','',NULL,1773129600,NULL,NULL);
INSERT INTO allowance_use VALUES(3,1,'day',1,'desk','2026-02-05','',NULL,1773129600,1,NULL);
INSERT INTO allowance_use VALUES(4,1,'hour',60,'room','2026-03-12','',NULL,1773129600,NULL,1);
CREATE TABLE ledger (
    id        integer primary key constraint ledger_id check (id > 0),
    bucket_id integer not null references bucket,
    kind      text    not null constraint ledger_kind check (kind in ('grant', 'use', 'restore', 'expire', 'adjust')),
    amount    integer not null,                   -- above 0: into the bucket
    day       text    not null,                   -- it counts on; created says when it was written
    use_id    integer references allowance_use,
    why       text    not null default '',        -- of a use: what made this bucket come before others
    reason    text    not null default '',        -- of what was done by hand
    created   integer not null,
    constraint ledger_sign check (iif(kind in ('grant', 'restore'), amount > 0, iif(kind = 'use', amount < 0, amount <> 0))),
    constraint ledger_use check ((kind in ('use', 'restore')) = (use_id is not null))
) strict;
INSERT INTO ledger VALUES(1,1,'grant',20,'2026-02-01',NULL,'','',1773129600);
INSERT INTO ledger VALUES(2,1,'use',-1,'2026-02-03',1,'alone','',1773129600);
CREATE TABLE erasure (
    member_id integer primary key references member,
    created   integer not null,                   -- of the member
    erased    integer not null,
    key_id    text                                -- of the key that the hashes are made with
) strict;
INSERT INTO erasure VALUES(5,1767571200,1773129600,'0123456789abcdef');
CREATE TABLE erased_identifier (
    hash      blob    not null constraint erased_identifier_hash unique,   -- of an e-mail, a phone or an id elsewhere
    member_id integer not null references erasure
) strict;
INSERT INTO erased_identifier VALUES(X'00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff',5);
CREATE TABLE identifier (
    id        integer primary key constraint identifier_id check (id > 0),
    member_id integer not null references member,
    hash      blob    not null,
    created   integer not null,
    ceased    integer                             -- instant it was theirs no more
) strict;
INSERT INTO identifier VALUES(1,1,X'ff112233445566778899aabbccddeeff00112233445566778899aabbccddeeff',1773129600,NULL);
CREATE TABLE privacy_request (
    id        integer primary key constraint privacy_request_id check (id > 0),
    kind      text    not null constraint privacy_request_kind check (
                  kind in ('access', 'rectify', 'erase', 'restrict', 'object', 'portability')),
    member_id integer references member,          -- null: of somebody who is no member
    name      text    not null default '',        -- of who is no member
    contact   text    not null default '',        -- where the answer goes
    day       text    not null,                   -- it was received
    note      text    not null default '',
    extended  text,                               -- day the person was told that it takes longer
    reason    text    not null default '',        -- why it does
    answered  text,                               -- day
    answer    text    not null default '',        -- what was answered
    created   integer not null,
    recorded  integer not null,
    constraint privacy_request_extended check (extended >= day),
    constraint privacy_request_answered check (answered >= day)
) strict;
INSERT INTO privacy_request VALUES(1,'access',1,'','jeanne@example.org','2026-03-10','By letter',NULL,'',NULL,'',1773129600,1773129600);
CREATE TABLE match_proposal (
    id        integer primary key constraint match_proposal_id check (id > 0),
    member_id integer not null references member,
    other_id  integer not null references member,
    day       text    not null,
    created   integer not null,
    constraint match_proposal_other check (member_id <> other_id)
) strict;
INSERT INTO match_proposal VALUES(1,1,2,'2026-03-10',1773129600);
CREATE TABLE booking_price (
    id         integer primary key constraint booking_price_id check (id > 0),
    booking_id integer not null references booking,
    member_id  integer not null references member,        -- who had it
    payer_id   integer not null references member,        -- who owes it
    place_id   integer not null references place,
    rule       text    not null constraint booking_price_rule check (rule in ('booking', 'late-fee', 'cancelled')),
    tariff     text,                                      -- declared id of which priced it
    plan       text,                                      -- or of the plan whose price beyond allowances it is
    version    text,                                      -- first day of the version of either
    first      text    not null,                          -- of the booking, in the clock of its place
    last       text    not null,                          -- included
    minutes    integer not null constraint booking_price_minutes check (minutes >= 0),   -- of all its seats
    covered    integer not null default 0,                -- of them, by allowances
    parts      text    not null default '[]',             -- JSON: what made up the price of the others
    money      integer not null default 0 constraint booking_price_money check (money >= 0), -- paid by allowances
    amount     integer not null constraint booking_price_amount check (amount >= 0),     -- owed
    vat        integer not null default 0 constraint booking_price_vat check (vat >= 0), -- basis points, within it
    created    integer not null,
    constraint booking_price_days check (last >= first),
    constraint booking_price_covered check (covered between 0 and minutes),
    constraint booking_price_version check (iif(tariff is null, 0, 1) + iif(plan is null, 0, 1) = iif(version is null, 0, 1))
) strict;
INSERT INTO booking_price VALUES(1,1,1,1,1,'booking','room',NULL,'2026-01-01','2026-03-12','2026-03-12',120,60,'[{"what":"hour","count":60,"price":2500}]',0,2500,2000,1773129600);
CREATE TABLE volunteering (
    id        integer primary key constraint volunteering_id check (id > 0),
    member_id integer not null references member,
    day       text    not null,
    minutes   integer not null constraint volunteering_minutes check (minutes between 1 and 1440),
    purpose   text    not null default '',        -- what they were given for
    withdrawn integer,                            -- instant it was found wrong
    reason    text    not null default '',        -- why it was taken back
    created   integer not null,
    recorded  integer not null,
    constraint volunteering_reason check (reason = '' or withdrawn is not null)
) strict;
INSERT INTO volunteering VALUES(1,1,'2026-03-07',90,'bar',NULL,'',1773129600,1773129600);
INSERT INTO volunteering VALUES(2,3,'2026-03-08',60,'stock',1773136800,'counted twice',1773129600,1773136800);
CREATE TABLE waiting (
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
INSERT INTO waiting VALUES(1,2,2,1773824400,1773828000,1773828000,1,'Atelier',NULL,NULL,1773129600,1773129600);
INSERT INTO waiting VALUES(2,2,1,1773327600,1773334800,1773331200,1,'','promoted',1,1773126000,1773129600);
CREATE TABLE block (
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
INSERT INTO block VALUES(1,1,NULL,1774000000,1774086400,0,'Travaux',NULL,1773129600,1773129600);
INSERT INTO block VALUES(2,1,2,1774000000,1774003600,1,'',1773133200,1773129600,1773133200);
CREATE TABLE handover (
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
INSERT INTO handover VALUES(1,1,'Clé',1773327600,1773334800,NULL,'',1773327600,1773327600);
INSERT INTO handover VALUES(2,2,'',1773392400,1773399600,1773399000,'Bon état',1773392400,1773399000);
CREATE TABLE event (
    id           integer primary key constraint event_id check (id > 0),
    code         text    not null constraint event_code unique,
    title        text    not null constraint event_title check (title <> ''),
    summary      text    not null default '',
    place_id     integer not null references place,
    organiser_id integer references member,       -- in whose name its rooms are booked
    edition      integer constraint event_edition check (edition > 0),
    follows_id   integer references event,        -- the edition it was copied from
    state        text    not null default 'draft'
                 constraint event_state check (state in ('draft', 'open', 'closed', 'done', 'cancelled')),
    capacity     integer constraint event_capacity check (capacity >= 0),   -- heads; null: no limit
    opens        integer,                         -- registrations are taken from then
    closes       integer,                         -- and no more from then
    offer        integer constraint event_offer check (offer > 0),   -- seconds a freed seat is offered; null: given at once
    created      integer not null,
    recorded     integer not null, price integer constraint event_price check (price > 0),
    constraint event_window check (closes > opens)
) strict;
INSERT INTO event VALUES(1,'rencontres-2026','Rencontres du coworking','',1,3,4,NULL,'open',40,NULL,NULL,NULL,1773129600,1773129600,NULL);
INSERT INTO event VALUES(2,'atelier','Atelier','Pour débuter',1,NULL,NULL,NULL,'draft',NULL,1773129600,1775944800,172800,1773129600,1773129600,NULL);
CREATE TABLE session (
    id         integer primary key constraint session_id check (id > 0),
    event_id   integer not null references event,
    code       text    not null,
    title      text    not null constraint session_title check (title <> ''),
    kind       text    not null
               constraint session_kind check (kind in ('workshop', 'training', 'talk', 'meeting', 'social', 'barcamp')),
    track      text    not null default '',
    summary    text    not null default '',
    start      integer not null,
    "end"      integer not null,
    wall_start integer not null,                  -- as typed, in the zone of the place
    booking_id integer references booking constraint session_booking unique,   -- its room
    location   text    not null default '',       -- where it is, where no room is booked
    capacity   integer constraint session_capacity check (capacity >= 0),      -- heads; null: no limit
    signup     integer not null default 0 constraint session_signup check (signup in (0, 1)),   -- registered for by itself
    gives      text    not null default '',       -- the certificate of who was there
    cancelled  integer,
    created    integer not null,
    recorded   integer not null, price integer constraint session_price check (price > 0), subtitle text not null default '', language text not null default '', url text not null default '', links text not null default '',
    constraint session_end_after_start check ("end" > start),
    constraint session_code unique (event_id, code)
) strict;
INSERT INTO session VALUES(1,1,'barcamp-1','BarCamp','barcamp','','',1775916000,1775923200,1775923200,NULL,'Jardin',NULL,0,'',NULL,1773129600,1773129600,NULL,'','','','');
INSERT INTO session VALUES(2,1,'training-1','Formation','training','TIC','',1775926800,1775930400,1775934000,NULL,'',12,1,'',NULL,1773129600,1773129600,NULL,'','','','');
CREATE TABLE speaker (
    id         integer primary key constraint speaker_id check (id > 0),
    session_id integer not null references session,
    member_id  integer references member,
    name       text    not null constraint speaker_name check (name <> ''),
    ceased     integer,
    created    integer not null
, guid text not null default '', number integer not null default 0 constraint speaker_number check (number >= 0)) strict;
INSERT INTO speaker VALUES(1,1,1,'Jeanne Martin',NULL,1773129600,'',0);
INSERT INTO speaker VALUES(2,2,NULL,'Un ami',1773133200,1773129600,'',0);
CREATE TABLE participant (
    id           integer primary key constraint participant_id check (id > 0),
    event_id     integer not null references event,
    member_id    integer references member,
    name         text    not null constraint participant_name check (name <> ''),
    folded       text    not null,                -- for lookup: no accents, no case
    email        text,
    organisation text    not null default '',
    category     text    not null default '',     -- of the organisation
    profile      text    not null default '',
    commune      text,                            -- INSEE
    epci         text,
    department   text,
    created      integer not null,
    recorded     integer not null
) strict;
INSERT INTO participant VALUES(1,1,1,'Jeanne Martin','jeanne martin','jeanne@example.org','','','','64125','200067106','64',1773129600,1773129600);
INSERT INTO participant VALUES(2,1,NULL,'erased','',NULL,'','','',NULL,NULL,NULL,1773129600,1773129600);
CREATE TABLE registration (
    id             integer primary key constraint registration_id check (id > 0),
    participant_id integer not null references participant,
    session_id     integer references session,    -- null: the event
    heads          integer not null default 1 constraint registration_heads check (heads > 0),
    state          text    not null constraint registration_state check (state in ('waiting', 'offered', 'confirmed')),
    lapses         integer,                       -- until when seats are offered
    ended          text    constraint registration_ended check (ended in ('cancelled', 'lapsed', 'transferred')),
    ended_at       integer,
    priority       integer not null default 0,
    reason         text    not null default '',   -- why it ended
    follows_id     integer references registration constraint registration_follows unique,   -- whose seats it took over
    created        integer not null,
    recorded       integer not null, category_id integer references event_category, on_the_spot integer not null default 0
    constraint registration_on_the_spot check (on_the_spot in (0, 1)),
    constraint registration_lapses check ((lapses is not null) = (state = 'offered')),
    constraint registration_end check ((ended is null) = (ended_at is null))
) strict;
INSERT INTO registration VALUES(1,1,NULL,1,'confirmed',NULL,NULL,NULL,0,'',NULL,1773129600,1773129600,1,0);
INSERT INTO registration VALUES(2,2,2,2,'waiting',NULL,NULL,NULL,1,'',NULL,1773129600,1773129600,NULL,0);
CREATE TABLE attendance (
    id             integer primary key constraint attendance_id check (id > 0),
    session_id     integer not null references session,
    participant_id integer not null references participant,
    half           integer not null default 1 constraint attendance_half check (half > 0),   -- first half-day of the session, second...
    state          text    not null constraint attendance_state check (state in ('present', 'absent', 'excused')),
    heads          integer not null default 1 constraint attendance_heads check (heads > 0),
    at             integer not null,
    withdrawn      integer,                       -- instant it was noted otherwise
    created        integer not null,
    recorded       integer not null
) strict;
INSERT INTO attendance VALUES(1,1,1,1,'present',1,1775916000,NULL,1773129600,1773129600);
CREATE TABLE headcount (
    id         integer primary key constraint headcount_id check (id > 0),
    session_id integer not null references session,
    count      integer not null constraint headcount_count check (count >= 0),
    note       text    not null default '',
    withdrawn  integer,
    created    integer not null,
    recorded   integer not null
) strict;
INSERT INTO headcount VALUES(1,1,18,'',NULL,1773129600,1773129600);
CREATE TABLE proposal (
    id          integer primary key constraint proposal_id check (id > 0),
    event_id    integer not null references event,
    title       text    not null constraint proposal_title check (title <> ''),
    folded      text    not null,                 -- for lookup: no accents, no case
    summary     text    not null default '',
    state       text    not null default 'proposed'
                constraint proposal_state check (state in ('proposed', 'merged', 'withdrawn')),
    merged_into integer references proposal,      -- whose wishes and hosts are its own too
    session_id  integer references session constraint proposal_session unique,   -- where the grid that is kept has it
    created     integer not null,
    recorded    integer not null, pinned integer, pinned_room_id integer references resource
    constraint proposal_pinned check (pinned_room_id is null or pinned is not null),
    constraint proposal_merged check ((state = 'merged') = (merged_into is not null))
) strict;
INSERT INTO proposal VALUES(1,1,'Télétravail','teletravail','','proposed',NULL,NULL,1773129600,1773129600,NULL,NULL);
INSERT INTO proposal VALUES(2,1,'Travail à distance','travail a distance','Même sujet','merged',1,NULL,1773129600,1773133200,NULL,NULL);
INSERT INTO proposal VALUES(3,1,'Lieux','lieux','','withdrawn',NULL,NULL,1773129600,1773133200,NULL,NULL);
CREATE TABLE proposal_host (
    id             integer primary key constraint proposal_host_id check (id > 0),
    proposal_id    integer not null references proposal,
    participant_id integer references participant,
    name           text    not null default '',
    created        integer not null, away text not null default '',
    constraint proposal_host_name check ((participant_id is null) = (name <> ''))
) strict;
INSERT INTO proposal_host VALUES(1,1,1,'',1773129600,'');
INSERT INTO proposal_host VALUES(2,2,NULL,'Peio Ansa',1773129600,'');
CREATE TABLE wish (
    id             integer primary key constraint wish_id check (id > 0),
    proposal_id    integer not null references proposal,
    participant_id integer not null references participant,
    withdrawn      integer,
    created        integer not null
) strict;
INSERT INTO wish VALUES(1,1,1,NULL,1773129600);
INSERT INTO wish VALUES(2,3,2,1773133200,1773129600);
CREATE TABLE show_of_hands (
    id          integer primary key constraint show_of_hands_id check (id > 0),
    proposal_id integer not null references proposal,
    count       integer not null constraint show_of_hands_count check (count >= 0),
    withdrawn   integer,
    created     integer not null
) strict;
INSERT INTO show_of_hands VALUES(1,1,9,NULL,1773129600);
INSERT INTO show_of_hands VALUES(2,3,4,1773133200,1773129600);
CREATE TABLE ticket_key (
    id         integer primary key constraint ticket_key_id check (id > 0),
    public_key blob    not null constraint ticket_key_bytes check (length(public_key) = 32)
               constraint ticket_key_known unique,
    retired    integer,
    distrusted integer constraint ticket_key_distrusted check (distrusted is null or retired is not null),
    created    integer not null
) strict;
INSERT INTO ticket_key VALUES(1,X'0101010101010101010101010101010101010101010101010101010101010101',1773129600,NULL,1773129600);
INSERT INTO ticket_key VALUES(2,X'0202020202020202020202020202020202020202020202020202020202020202',NULL,NULL,1773130000);
CREATE TABLE ticket (
    id             integer primary key constraint ticket_id check (id > 0 and id < 4294967296),
    participant_id integer not null references participant,
    session_id     integer references session,    -- the only one it is for
    days           text    not null default '',   -- the only ones it is for, "2026-04-08 2026-04-10"
    revoked        integer,
    created        integer not null,
    recorded       integer not null
) strict;
INSERT INTO ticket VALUES(1,1,NULL,'',1773130000,1773129600,1773130000);
INSERT INTO ticket VALUES(2,1,NULL,'2026-04-11',NULL,1773130000,1773130000);
CREATE TABLE scan (
    id         integer primary key constraint scan_id check (id > 0),
    ticket_id  integer not null references ticket,
    session_id integer references session,        -- null: the event, that day
    day        text    not null,                  -- at the place
    at         integer not null,
    door       text    not null default '',
    nonce      text    not null constraint scan_nonce check (nonce <> '') constraint scan_known unique,
    created    integer not null,
    recorded   integer not null
) strict;
INSERT INTO scan VALUES(1,2,1,'2026-04-11',1775916000,'Jardin','0011223344556677',1775916060,1775916060);
CREATE TABLE guest_erasure (
    participant_id integer primary key references participant,
    created        integer not null,              -- of the participant
    erased         integer not null,
    key_id         text,                          -- of the key that the hash is made with
    hash           blob,                          -- of the e-mail
    constraint guest_erasure_hash check ((key_id is null) = (hash is null))
) strict;
INSERT INTO guest_erasure VALUES(2,1773129600,1773200000,NULL,NULL);
CREATE TABLE survey_response (
    id             integer primary key constraint survey_response_id check (id > 0),
    survey         text    not null,              -- declared
    event_id       integer references event,
    external       text    not null constraint survey_response_external check (external <> ''),   -- its id where it was filled in
    complete       integer not null constraint survey_response_complete check (complete in (0, 1)),
    submitted      integer,
    participant_id integer references participant,
    category       text    not null default '',
    commune        text,                          -- INSEE
    epci           text,
    department     text,
    withdrawn      integer,                       -- instant it was answered otherwise
    created        integer not null
) strict;
INSERT INTO survey_response VALUES(1,'mobilite',NULL,'7',1,1773129600,NULL,'',NULL,NULL,NULL,NULL,1773129600);
INSERT INTO survey_response VALUES(2,'registration',1,'1',1,1773129600,1,'company','64125','200067106','64',NULL,1773129600);
INSERT INTO survey_response VALUES(3,'mobilite',NULL,'8',0,NULL,NULL,'',NULL,NULL,NULL,1773130000,1773129600);
CREATE TABLE survey_answer (
    id          integer primary key constraint survey_answer_id check (id > 0),
    response_id integer not null references survey_response,
    question    text    not null,                 -- declared
    value       text    not null,                 -- id of a choice, number, true, false, or words of their own
    personal    integer not null constraint survey_answer_personal check (personal in (0, 1)),
    created     integer not null
) strict;
INSERT INTO survey_answer VALUES(1,1,'q1','a1',0,1773129600);
INSERT INTO survey_answer VALUES(2,2,'diet','sans gluten',1,1773129600);
CREATE TABLE event_outcome (
    id          integer primary key constraint event_outcome_id check (id > 0),
    event_id    integer not null references event,
    session_id  integer references session,
    proposal_id integer references proposal,
    title       text    not null constraint event_outcome_title check (title <> ''),
    withdrawn   integer,                          -- instant it was taken back, or another took its place
    created     integer not null,
    recorded    integer not null,
    constraint event_outcome_of_one check (session_id is null or proposal_id is null)
) strict;
INSERT INTO event_outcome VALUES(1,1,1,NULL,'Carte',NULL,1773130000,1773130000);
CREATE TABLE outcome_topic (
    id         integer primary key constraint outcome_topic_id check (id > 0),
    outcome_id integer not null references event_outcome,
    parent_id  integer references outcome_topic,  -- null: the root
    text       text    not null,
    note       text    not null default '',
    link       text    not null default '',
    created    integer not null,
    constraint outcome_topic_after check (parent_id < id)
) strict;
INSERT INTO outcome_topic VALUES(1,1,NULL,'Carte','','',1773130000);
INSERT INTO outcome_topic VALUES(2,1,1,'Idée','','',1773130000);
CREATE TABLE event_mail (
    id              integer primary key constraint event_mail_id check (id > 0),
    registration_id integer references registration,   -- null: an invitation
    event_id        integer references event,          -- that a member is invited to
    member_id       integer references member,
    kind            text    not null
                    constraint event_mail_kind
                    check (kind in ('waiting', 'offer', 'confirmation', 'cancellation', 'reminder', 'invitation')),
    message_id      text    not null constraint event_mail_message unique,   -- what stands before the @
    state           text    not null constraint event_mail_state check (state in ('sending', 'sent', 'failed')),
    created         integer not null,
    recorded        integer not null, within_id integer references event_mail,
    constraint event_mail_to check ((registration_id is null) = (kind = 'invitation')
                                    and (event_id is null) = (kind <> 'invitation')
                                    and (member_id is null) = (kind <> 'invitation'))
) strict;
INSERT INTO event_mail VALUES(1,1,NULL,NULL,'confirmation','c1','sent',1773130000,1773130000,NULL);
INSERT INTO event_mail VALUES(2,NULL,2,1,'invitation','i2','failed',1773130000,1773130000,NULL);
CREATE TABLE event_category (
    id       integer primary key constraint event_category_id check (id > 0),
    event_id integer not null references event,
    code     text    not null,
    title    text    not null constraint event_category_title check (title <> ''),
    capacity integer constraint event_category_capacity check (capacity >= 0),   -- heads; null: no limit
    created  integer not null,
    recorded integer not null, price integer constraint event_category_price check (price > 0),
    constraint event_category_code unique (event_id, code)
) strict;
INSERT INTO event_category VALUES(1,1,'early','Prévente',10,1773129600,1773129600,NULL);
INSERT INTO event_category VALUES(2,1,'late','Plein tarif',NULL,1773129600,1773129600,NULL);
CREATE TABLE registration_price (
    id              integer primary key constraint registration_price_id check (id > 0),
    registration_id integer not null references registration,
    member_id       integer references member,            -- who owes it; null: a guest, who pays for the registration
    rule            text    not null
                    constraint registration_price_rule check (rule in ('event', 'late', 'cancelled', 'transferred')),
    first           text    not null,                     -- of the event or the session, in the clock of its place
    last            text    not null,                     -- included
    price           integer not null constraint registration_price_price check (price > 0),   -- of one head
    heads           integer not null constraint registration_price_heads check (heads > 0),
    amount          integer not null,                     -- once there is a seat
    created         integer not null,
    constraint registration_price_days check (last >= first),
    constraint registration_price_amount check (amount = iif(rule in ('event', 'late'), price * heads, 0))
) strict;
INSERT INTO registration_price VALUES(1,1,NULL,'event','2026-04-08','2026-04-08',1250,1,1250,1773129600);
CREATE TABLE registration_payment (
    id              integer primary key constraint registration_payment_id check (id > 0),
    registration_id integer not null references registration,
    day             text    not null,
    amount          integer not null constraint registration_payment_amount check (amount <> 0),
    means           text    not null default '',          -- transfer, cash, helloasso ...
    reference       text    not null default '',
    created         integer not null
) strict;
INSERT INTO registration_payment VALUES(1,1,'2026-03-10',1250,'cash','',1773129600);
CREATE TABLE IF NOT EXISTS "request_key" (
    id      integer primary key,
    key     text    not null,
    verb    text    not null,
    request blob    not null,                     -- BLAKE2b-128 of the request
    result  text    not null,                     -- ids of what was made, blank-separated
    created integer not null
) strict;
INSERT INTO request_key VALUES(1,'k1','member add',X'fb69d1535a4b80bb56b25bff1d706ea9','1',1773129600);
INSERT INTO request_key VALUES(2,'k2','book add',X'f9612e9c5fd9f3e462c5756cecf010c8','1',1773129600);
CREATE TABLE publication (
    id        integer primary key constraint publication_id check (id > 0),
    report    text    not null,
    measure   text    not null,                   -- what is counted: pages of one measure can be subtracted
    "by"      text    not null,                   -- dimensions that name a cell, commas between; empty for one cell
    place     text    not null default '',        -- declared id; empty for all
    first     text    not null,
    last      text    not null,
    published integer not null,
    constraint publication_days check (last >= first)
) strict;
INSERT INTO publication VALUES(1,'territory','members','commune','','2025-01-01','2025-12-31',1767261600);
CREATE TABLE published_cell (
    publication_id integer not null references publication,
    position       integer not null,
    covers         text    not null,              -- its keys in these dimensions, one a line: several where few were merged
    people         integer not null constraint published_cell_people check (people >= 0),
    figures        text    not null,              -- "name=number", blanks between
    primary key (publication_id, position)
) strict, without rowid;
INSERT INTO published_cell VALUES(1,1,'05061',12,'members=12');
INSERT INTO published_cell VALUES(1,2,replace('05023\n05052','\n',char(10)),7,'members=7');
CREATE TABLE IF NOT EXISTS "journal" (
    id       integer primary key constraint journal_id check (id > 0),
    at       integer not null,                    -- the machine's clock
    sealed   blob    not null,
    digest   blob    not null,
    salt     blob,
    content  blob,                                -- JSON; neither is there once it is erased
    constraint journal_content check ((salt is null) = (content is null))
) strict;
INSERT INTO journal VALUES(1,1773129660,X'7b226964223a312c226174223a313737333132393636302c226e6f77223a313737333132393630302c2275736572223a2263616d696c6c65222c22686f7374223a226163637565696c222c226173223a22222c22636f6d6d616e64223a22636f6e666967206170706c79222c22656e74697479223a22636174616c6f677565222c22656e746974795f6964223a312c22636f6e74656e74223a2232393330376333313839343162623062373865623863346230343638336630626439656634336234386639353439643865663037656533313336626339363537222c226265666f7265223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030227d',X'3dc3dc97696cf7d70ebdc681b6e7f33c263193f5fc0d573e92097ef670eff611',X'184b8a9aa1cfe44d0f41144166145c3c',X'7b226368616e676573223a5b7b227468696e67223a226f70657261746f72222c226964223a22222c2277686174223a22736574222c226b6579223a226e616d65222c2276616c7565223a22436f776f726b696e67205061797320426173717565227d2c7b227468696e67223a226f70657261746f72222c226964223a22222c2277686174223a22736574222c226b6579223a226c6567616c5f666f726d222c2276616c7565223a226173736f63696174696f6e227d2c7b227468696e67223a22706c616365222c226964223a22697a617262656c222c2277686174223a226164646564222c226b6579223a22222c2276616c7565223a22227d2c7b227468696e67223a227265736f75726365222c226964223a226f70656e2d7370616365222c2277686174223a226164646564222c226b6579223a22222c2276616c7565223a22227d2c7b227468696e67223a227265736f75726365222c226964223a22726f6f6d2d61222c2277686174223a226164646564222c226b6579223a22222c2276616c7565223a22227d2c7b227468696e67223a227265736f75726365222c226964223a22726f6f6d2d62222c2277686174223a226164646564222c226b6579223a22222c2276616c7565223a22227d2c7b227468696e67223a227265736f75726365222c226964223a2268616c6c222c2277686174223a226164646564222c226b6579223a22222c2276616c7565223a22227d5d2c2268697473223a5b5d7d');
INSERT INTO journal VALUES(2,1773129720,X'7b226964223a322c226174223a313737333132393732302c226e6f77223a313737333132393630302c2275736572223a2263616d696c6c65222c22686f7374223a226163637565696c222c226173223a22222c22636f6d6d616e64223a226d656d62657220616464222c22656e74697479223a226d656d626572222c22656e746974795f6964223a312c22636f6e74656e74223a2232656536353230666239633166396530663064316261386364353738376432393533373531306237323863393665353664333835623531376637333262333063222c226265666f7265223a2233646333646339373639366366376437306562646336383162366537663333633236333139336635666330643537336539323039376566363730656666363131227d',X'37f951f3aa09b40b1462c6e3c738a3c1d915c861a310cc579e78950df814883b',X'2ec1e1ce1c3f01f51490b4ea56082821',X'7b226b696e64223a22706572736f6e222c226e616d65223a224a65616e6e65204d617274696e222c22656d61696c223a226a65616e6e65406578616d706c652e6f7267222c226a6f696e6564223a22323032362d30332d3130227d');
INSERT INTO journal VALUES(3,1773129780,X'7b226964223a332c226174223a313737333132393738302c226e6f77223a313737333132393630302c2275736572223a2263616d696c6c65222c22686f7374223a226163637565696c222c226173223a22222c22636f6d6d616e64223a226d656d62657220616464222c22656e74697479223a226d656d626572222c22656e746974795f6964223a322c22636f6e74656e74223a2233383135336430653137393833343830363138666261626466653933393936313631313665636564303430326331353830613238316461393764363532613435222c226265666f7265223a2233376639353166336161303962343062313436326336653363373338613363316439313563383631613331306363353739653738393530646638313438383362227d',X'b1e3fb7aaa43b5b59fbe554d3405d8dcfd8dfedd2fd62fa4f36073e55dd6a024',X'1183e1a889f4f2aa680e1624aedbfd89',X'7b226b696e64223a22706572736f6e222c226e616d65223a2248c3a96cc3a86e652045746368657665727279222c226a6f696e6564223a22323032362d30332d3130227d');
INSERT INTO journal VALUES(4,1773129840,X'7b226964223a342c226174223a313737333132393834302c226e6f77223a313737333132393630302c2275736572223a2263616d696c6c65222c22686f7374223a226163637565696c222c226173223a22222c22636f6d6d616e64223a22626f6f6b20616464222c22656e74697479223a22626f6f6b696e67222c22656e746974795f6964223a312c22636f6e74656e74223a2231393264353464336137633563333730386264373065613138303731613164653561366330303735393739323138303534346236636135636131616461633633222c226265666f7265223a2262316533666237616161343362356235396662653535346433343035643864636664386466656464326664363266613466333630373365353564643661303234227d',X'ee971c0451ebd855cd5aee230211f0b3a1b2201ab1cbebda24e03bf80b511bba',X'f63b98b6992d29883a1880f93ab49323',X'7b22646f6e65223a22626f6f6b6564222c22626f6f6b696e6773223a5b7b226964223a312c227265736f75726365223a22726f6f6d2d61222c226d656d626572223a312c227374617274223a313737333332303430302c22656e64223a313737333332373630302c227365617473223a312c226f76657272696464656e223a22227d5d7d');
INSERT INTO journal VALUES(5,1773129900,X'7b226964223a352c226174223a313737333132393930302c226e6f77223a313737333132393630302c2275736572223a2263616d696c6c65222c22686f7374223a226163637565696c222c226173223a22222c22636f6d6d616e64223a22626f6f6b20616464222c22656e74697479223a22626f6f6b696e67222c22656e746974795f6964223a322c22636f6e74656e74223a2238346632393462386134343733313934656339336439313562613336353334323864323330363534656562643337646233666334393566363236316632323635222c226265666f7265223a2265653937316330343531656264383535636435616565323330323131663062336131623232303161623163626562646132346530336266383062353131626261227d',X'95b6996d869d68c7e41ca803c5483656c8c28afdb3735fa5d1edbd364ff601f1',X'451d2e082c61e0056e4abe60f8d40313',X'7b22646f6e65223a22626f6f6b6564222c22626f6f6b696e6773223a5b7b226964223a322c227265736f75726365223a2268616c6c222c226d656d626572223a322c227374617274223a313737333339323430302c22656e64223a313737333339393630302c227365617473223a312c226f76657272696464656e223a22227d5d7d');
INSERT INTO journal VALUES(6,1773129960,X'7b226964223a362c226174223a313737333132393936302c226e6f77223a313737333132393630302c2275736572223a2263616d696c6c65222c22686f7374223a226163637565696c222c226173223a22222c22636f6d6d616e64223a22626f6f6b20616464222c22656e74697479223a22626f6f6b696e67222c22656e746974795f6964223a302c22636f6e74656e74223a2262343236303661323031386464646534363464333234623564326337633234643834633438613739346630656564633933623034613566346161616363666539222c226265666f7265223a2239356236393936643836396436386337653431636138303363353438333635366338633238616664623337333566613564316564626433363466663630316631227d',X'4fd3ed27275967e8064b7d76c2ee62b9f1f708c7cc80434454e59e15d7df1e82',X'84a2dead01bc5c359226f22c55113192',X'7b22646f6e65223a22626f6f6b6564222c22626f6f6b696e6773223a5b7b226964223a332c227265736f75726365223a226f70656e2d7370616365222c226d656d626572223a322c227374617274223a313737333634383030302c22656e64223a313737333635383830302c227365617473223a332c226f76657272696464656e223a22227d2c7b226964223a342c227265736f75726365223a226f70656e2d7370616365222c226d656d626572223a322c227374617274223a313737343235323830302c22656e64223a313737343236333630302c227365617473223a332c226f76657272696464656e223a22227d2c7b226964223a352c227265736f75726365223a226f70656e2d7370616365222c226d656d626572223a322c227374617274223a313737343835343030302c22656e64223a313737343836343830302c227365617473223a332c226f76657272696464656e223a22227d5d7d');
INSERT INTO journal VALUES(7,1773130020,X'7b226964223a372c226174223a313737333133303032302c226e6f77223a313737333133333230302c2275736572223a2263616d696c6c65222c22686f7374223a226163637565696c222c226173223a22222c22636f6d6d616e64223a22626f6f6b206d6f7665222c22656e74697479223a22626f6f6b696e67222c22656e746974795f6964223a312c22636f6e74656e74223a2236623137323134353939313465393565613534316465393733396439643762353263663365623036326332313235653338353730336561666133616332656137222c226265666f7265223a2234666433656432373237353936376538303634623764373663326565363262396631663730386337636338303433343435346535396531356437646631653832227d',X'a974efc9b774405c1913b790e5e6874bb2b9262a3ae8bb3a1830dd2245a28127',X'279e50db6f6ec498d38a28cf70bca1be',X'7b22646f6e65223a226d6f766564222c22626f6f6b696e6773223a5b7b226964223a312c227265736f75726365223a22726f6f6d2d61222c226d656d626572223a312c227374617274223a313737333332373630302c22656e64223a313737333333343830302c227365617473223a312c226f76657272696464656e223a22227d5d7d');
INSERT INTO journal VALUES(8,1773130080,X'7b226964223a382c226174223a313737333133303038302c226e6f77223a313737333133333230302c2275736572223a2263616d696c6c65222c22686f7374223a226163637565696c222c226173223a22222c22636f6d6d616e64223a22626f6f6b2063616e63656c222c22656e74697479223a22626f6f6b696e67222c22656e746974795f6964223a342c22636f6e74656e74223a2264393632626232663034633336666365633239346661353530636336653761326336363866613061616231343235633337306666353835303465633965366566222c226265666f7265223a2261393734656663396237373434303563313931336237393065356536383734626232623932363261336165386262336131383330646432323435613238313237227d',X'62ccbb736ac185d8cb6923917fadd74fa478ae57f5117051ded21569639e081c',X'c0b7c54769ad27cedced368592319456',X'7b22646f6e65223a2263616e63656c6c6564222c22626f6f6b696e6773223a5b7b226964223a342c227265736f75726365223a226f70656e2d7370616365222c226d656d626572223a322c227374617274223a313737343235323830302c22656e64223a313737343236333630302c227365617473223a332c226f76657272696464656e223a22227d5d7d');
INSERT INTO journal VALUES(9,1773130140,X'7b226964223a392c226174223a313737333133303134302c226e6f77223a313737333133363830302c2275736572223a2263616d696c6c65222c22686f7374223a226163637565696c222c226173223a22222c22636f6d6d616e64223a226d656d6265722065646974222c22656e74697479223a226d656d626572222c22656e746974795f6964223a312c22636f6e74656e74223a2236353334306365653039666163353130643563663038663365623339383439666430373632396234613835313965313262636133383833363764376134343365222c226265666f7265223a2236326363626237333661633138356438636236393233393137666164643734666134373861653537663531313730353164656432313536393633396530383163227d',X'cb951ea77b26883b0125a5c2ec0203e759bc2bdae051972b338f317b20e1e9d1',NULL,NULL);
INSERT INTO journal VALUES(10,1773130200,X'7b226964223a31302c226174223a313737333133303230302c226e6f77223a313737333132393630302c2275736572223a2263616d696c6c65222c22686f7374223a226163637565696c222c226173223a22222c22636f6d6d616e64223a22626f6f6b20696d706f7274222c22656e74697479223a22626f6f6b696e67222c22656e746974795f6964223a362c22636f6e74656e74223a2232623465666330326337336230663061333838666463636537613730343065666337636530343934393063313838646565363365383630373836356666366331222c226265666f7265223a2263623935316561373762323638383362303132356135633265633032303365373539626332626461653035313937326233333866333137623230653165396431227d',X'34e7a8dca4dec2bf1ab9b747c0cf31b1457c26ad8d99662a06f6a0ee990be414',X'83dacbed7a26d2b4dae8aa5cb2eaae7a',X'7b22646f6e65223a22626f6f6b6564222c22626f6f6b696e6773223a5b7b226964223a362c227265736f75726365223a22726f6f6d2d62222c226d656d626572223a312c227374617274223a313737333833383830302c22656e64223a313737333834323430302c227365617473223a312c226f76657272696464656e223a22227d5d7d');
CREATE UNIQUE INDEX member_email on member (lower(email)) where email is not null;
CREATE UNIQUE INDEX member_external on member (external_id) where external_id is not null;
CREATE INDEX member_folded on member (folded);
CREATE INDEX member_was_id on member_was (id, ceased);
CREATE INDEX booking_live on booking (resource_id, class, start, clear, seats, overridden) where live;
CREATE INDEX booking_member on booking (member_id, start);
CREATE INDEX booking_series on booking (series_id, original) where series_id is not null;
CREATE INDEX booking_was_id on booking_was (id, ceased);
CREATE TRIGGER booking_buffer_insert before insert on booking
when new.ended is null and new.clear < new."end" + (select buffer from resource where id = new.resource_id)
begin
    select raise(abort, 'booking_buffer');
end;
CREATE TRIGGER booking_parts_insert before insert on booking
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
CREATE TRIGGER booking_capacity_insert before insert on booking
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
CREATE TRIGGER booking_buffer_update before update of id, resource_id, start, "end", clear, seats, ended on booking
when new.ended is null and (new.resource_id <> old.resource_id or new."end" <> old."end" or new.clear <> old.clear)
 and new.clear < new."end" + (select buffer from resource where id = new.resource_id)
begin
    select raise(abort, 'booking_buffer');
end;
CREATE TRIGGER booking_parts_update before update of id, resource_id, start, "end", clear, seats, ended on booking
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
CREATE TRIGGER booking_capacity_update before update of id, resource_id, start, "end", clear, seats, ended on booking
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
CREATE TRIGGER booking_class_insert after insert on booking
when not exists (select 1 from resource_class where resource_id = new.resource_id and class = new.class)
begin
    insert into resource_class values (new.resource_id, new.class, 3600 << new.class);
end;
CREATE TRIGGER booking_class_update after update of resource_id, start, clear on booking
when not exists (select 1 from resource_class where resource_id = new.resource_id and class = new.class)
begin
    insert into resource_class values (new.resource_id, new.class, 3600 << new.class);
end;
CREATE TRIGGER capacity_holds_insert after insert on capacity begin 
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
CREATE TRIGGER capacity_holds_update after update on capacity begin 
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
CREATE TRIGGER capacity_holds_delete after delete on capacity begin 
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
CREATE TRIGGER capacity_key_fixed before update of resource_id on capacity when new.resource_id <> old.resource_id
begin select raise(abort, 'capacity_key_fixed'); end;
CREATE TRIGGER excludes_both_ways after insert on excludes
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
CREATE TRIGGER resource_class_kept   before delete on resource_class begin select raise(abort, 'resource_class_kept'); end;
CREATE TRIGGER resource_class_fixed  before update on resource_class begin select raise(abort, 'resource_class_kept'); end;
CREATE TRIGGER resource_class_insert before insert on resource_class
when new.longest <> 3600 << new.class begin select raise(abort, 'resource_class_kept'); end;
CREATE TRIGGER booking_id_kept before update of id on booking when new.id <> old.id
begin select raise(abort, 'id_kept'); end;
CREATE TRIGGER booking_not_replaced before insert on booking when exists (select 1 from booking where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER member_id_kept before update of id on member when new.id <> old.id
begin select raise(abort, 'id_kept'); end;
CREATE TRIGGER member_not_replaced before insert on member when exists (select 1 from member where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER booking_not_deleted before delete on booking begin select raise(abort, 'booking_kept'); end;
CREATE TRIGGER catalogue_sealed_update before update on catalogue begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER catalogue_sealed_delete before delete on catalogue begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER catalogue_not_replaced before insert on catalogue
when exists (select 1 from catalogue where id = new.id)
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER booking_was_sealed_update before update on booking_was begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER booking_was_sealed_delete before delete on booking_was begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER member_kept before delete on member begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER member_email_insert before insert on member
when exists (select 1 from member where email is not null and lower(email) = lower(new.email))
begin select raise(abort, 'member_email'); end;
CREATE TRIGGER member_email_update before update of email on member
when exists (select 1 from member where email is not null and lower(email) = lower(new.email) and id <> new.id)
begin select raise(abort, 'member_email'); end;
CREATE TRIGGER member_external_insert before insert on member
when exists (select 1 from member where external_id = new.external_id)
begin select raise(abort, 'member_external'); end;
CREATE TRIGGER member_external_update before update of external_id on member
when exists (select 1 from member where external_id = new.external_id and id <> new.id)
begin select raise(abort, 'member_external'); end;
CREATE TRIGGER series_kept before delete on series begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER series_id_kept before update of id on series when new.id <> old.id
begin select raise(abort, 'id_kept'); end;
CREATE TRIGGER series_not_replaced before insert on series when exists (select 1 from series where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER place_kept before delete on place begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER place_id_kept before update of id on place when new.id <> old.id
begin select raise(abort, 'id_kept'); end;
CREATE TRIGGER place_not_replaced before insert on place when exists (select 1 from place where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER resource_kept before delete on resource begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER resource_id_kept before update of id on resource when new.id <> old.id
begin select raise(abort, 'id_kept'); end;
CREATE TRIGGER resource_not_replaced before insert on resource when exists (select 1 from resource where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER mapping_kept before delete on mapping begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER mapping_id_kept before update of id, name on mapping when new.id <> old.id or new.name <> old.name
begin select raise(abort, 'id_kept'); end;
CREATE TRIGGER mapping_not_replaced before insert on mapping
when exists (select 1 from mapping where id = new.id or name = new.name)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER booking_segment_insert after insert on booking
when new.start < (select until from packing)
begin
    insert or ignore into segment_due values (new.start >> 21, new.resource_id);
end;
CREATE INDEX certificate_member on certificate (member_id, code);
CREATE TRIGGER certificate_kept before delete on certificate begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER certificate_id_kept before update of id on certificate when new.id <> old.id
begin select raise(abort, 'id_kept'); end;
CREATE TRIGGER certificate_not_replaced before insert on certificate
when exists (select 1 from certificate where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE INDEX presence_member on presence (member_id, checked_in);
CREATE INDEX presence_time on presence (checked_in);
CREATE INDEX presence_was_id on presence_was (id, ceased);
CREATE TRIGGER presence_overlap_insert before insert on presence
when exists (select 1 from presence where member_id = new.member_id
             and (new.checked_out is null or checked_in < new.checked_out)
             and (checked_out is null or checked_out > new.checked_in))
begin select raise(abort, 'presence_overlap'); end;
CREATE TRIGGER presence_overlap_update before update of member_id, checked_in, checked_out on presence
when exists (select 1 from presence where member_id = new.member_id and id <> old.id
             and (new.checked_out is null or checked_in < new.checked_out)
             and (checked_out is null or checked_out > new.checked_in))
begin select raise(abort, 'presence_overlap'); end;
CREATE TRIGGER presence_kept before delete on presence begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER presence_id_kept before update of id on presence when new.id <> old.id
begin select raise(abort, 'id_kept'); end;
CREATE TRIGGER presence_not_replaced before insert on presence when exists (select 1 from presence where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER presence_keeps after update on presence
begin
    insert into presence_was values (
        old.id, old.member_id, old.place_id, old.checked_in, old.checked_out, old.automatic, old.created, old.recorded,
        iif(new.recorded > old.recorded, new.recorded, max(old.recorded, unixepoch())));
end;
CREATE TRIGGER presence_was_sealed_update before update on presence_was begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER presence_was_sealed_delete before delete on presence_was begin select raise(abort, 'row_sealed'); end;
CREATE INDEX visit_day on visit (day);
CREATE TRIGGER visit_kept before delete on visit begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER visit_sealed before update on visit
when old.withdrawn is not null or new.withdrawn is null or new.id <> old.id or new.place_id <> old.place_id
  or new.day <> old.day or new.purpose <> old.purpose or new.count <> old.count or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER visit_not_replaced before insert on visit when exists (select 1 from visit where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE INDEX affiliation_member on affiliation (member_id, first);
CREATE INDEX affiliation_organisation on affiliation (organisation_id);
CREATE INDEX affiliation_was_id on affiliation_was (id, ceased);
CREATE TRIGGER affiliation_kept before delete on affiliation begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER affiliation_id_kept before update of id on affiliation when new.id <> old.id
begin select raise(abort, 'id_kept'); end;
CREATE TRIGGER affiliation_not_replaced before insert on affiliation
when exists (select 1 from affiliation where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER affiliation_keeps after update on affiliation
begin
    insert into affiliation_was values (
        old.id, old.member_id, old.organisation_id, old.role, old.first, old.last, old.withdrawn, old.created,
        old.recorded, iif(new.recorded > old.recorded, new.recorded, max(old.recorded, unixepoch())));
end;
CREATE TRIGGER affiliation_was_sealed_update before update on affiliation_was
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER affiliation_was_sealed_delete before delete on affiliation_was
begin select raise(abort, 'row_sealed'); end;
CREATE INDEX contact_member on contact (member_id);
CREATE INDEX contact_email on contact (lower(value)) where kind = 'email' and ceased is null;
CREATE TRIGGER contact_kept before delete on contact begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER contact_not_replaced before insert on contact when exists (select 1 from contact where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER contact_sealed before update on contact
when old.ceased is not null or new.ceased is null or new.id <> old.id or new.member_id <> old.member_id
  or new.kind <> old.kind or new.value <> old.value or new.label <> old.label or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER contact_email_insert before insert on contact
when new.kind = 'email' and new.ceased is null and (
    exists (select 1 from contact where kind = 'email' and ceased is null and lower(value) = lower(new.value))
    or exists (select 1 from member where email is not null and lower(email) = lower(new.value)))
begin select raise(abort, 'member_email'); end;
CREATE TRIGGER member_email_contact_insert before insert on member
when exists (select 1 from contact where kind = 'email' and ceased is null and lower(value) = lower(new.email))
begin select raise(abort, 'member_email'); end;
CREATE TRIGGER member_email_contact_update before update of email on member
when exists (select 1 from contact where kind = 'email' and ceased is null and lower(value) = lower(new.email))
begin select raise(abort, 'member_email'); end;
CREATE INDEX tag_member on tag (member_id);
CREATE INDEX tag_word on tag (kind, folded) where ceased is null;
CREATE TRIGGER tag_kept before delete on tag begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER tag_not_replaced before insert on tag when exists (select 1 from tag where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER tag_once before insert on tag
when new.ceased is null and exists (select 1 from tag where member_id = new.member_id and kind = new.kind
                                    and folded = new.folded and ceased is null)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER tag_sealed before update on tag
when old.ceased is not null or new.ceased is null or new.id <> old.id or new.member_id <> old.member_id
  or new.kind <> old.kind or new.word <> old.word or new.folded <> old.folded or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE INDEX attribute_member on attribute (member_id);
CREATE INDEX attribute_value on attribute (code, folded) where ceased is null;
CREATE TRIGGER attribute_kept before delete on attribute begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER attribute_not_replaced before insert on attribute when exists (select 1 from attribute where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER attribute_once before insert on attribute
when new.ceased is null and exists (select 1 from attribute where member_id = new.member_id and code = new.code
                                    and ceased is null)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER attribute_sealed before update on attribute
when old.ceased is not null or new.ceased is null or new.id <> old.id or new.member_id <> old.member_id
  or new.code <> old.code or new.value <> old.value or new.folded <> old.folded or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE INDEX usual_trip_member on usual_trip (member_id, since);
CREATE TRIGGER usual_trip_kept before delete on usual_trip begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER usual_trip_not_replaced before insert on usual_trip
when exists (select 1 from usual_trip where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER usual_trip_sealed before update on usual_trip
when old.withdrawn is not null or new.withdrawn is null or new.id <> old.id or new.member_id <> old.member_id
  or new.since <> old.since or new.work <> old.work or new.commune is not old.commune or new.mode is not old.mode
  or new.days is not old.days or new.km is not old.km or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE INDEX consent_member on consent (member_id, kind);
CREATE INDEX consent_kind on consent (kind, member_id);
CREATE TRIGGER consent_kept before delete on consent begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER consent_not_replaced before insert on consent when exists (select 1 from consent where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER consent_sealed before update on consent
when old.revoked is not null or new.revoked is null or new.id <> old.id or new.member_id <> old.member_id
  or new.kind <> old.kind or new.first <> old.first or new.wording <> old.wording or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE INDEX followup_folded on followup (folded);
CREATE INDEX followup_was_id on followup_was (id, ceased);
CREATE INDEX followup_member_of on followup_member (followup_id);
CREATE INDEX followup_member_who on followup_member (member_id);
CREATE UNIQUE INDEX followup_member_twice on followup_member (followup_id, member_id) where left_on is null;
CREATE INDEX followup_member_was_id on followup_member_was (id, ceased);
CREATE INDEX followup_move_of on followup_move (followup_id, day, id);
CREATE INDEX followup_note_of on followup_note (followup_id, day, id);
CREATE INDEX followup_note_due on followup_note (due) where done is null and withdrawn is null and due is not null;
CREATE INDEX followup_personal_of on followup_personal (followup_id, day, id);
CREATE INDEX followup_personal_due on followup_personal (due)
    where done is null and withdrawn is null and due is not null;
CREATE INDEX followup_outcome_of on followup_outcome (followup_id, day, id);
CREATE UNIQUE INDEX followup_outcome_once on followup_outcome (followup_id, outcome, ifnull(moment, ''))
    where withdrawn is null and outcome <> 'company' and ifnull(moment, '') <> 'now';
CREATE UNIQUE INDEX followup_outcome_company on followup_outcome (followup_id, siren) where withdrawn is null and siren is not null;
CREATE TRIGGER followup_kept before delete on followup begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER followup_id_kept before update of id on followup when new.id <> old.id
begin select raise(abort, 'id_kept'); end;
CREATE TRIGGER followup_not_replaced before insert on followup when exists (select 1 from followup where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER followup_keeps after update on followup
begin
    insert into followup_was values (
        old.id, old.kind, old.name, old.folded, old.place_id, old.adviser, old.created, old.recorded,
        iif(new.recorded > old.recorded, new.recorded, max(old.recorded, unixepoch())));
end;
CREATE TRIGGER followup_was_sealed_update before update on followup_was begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER followup_was_sealed_delete before delete on followup_was begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER followup_member_kept before delete on followup_member begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER followup_member_id_kept before update of id on followup_member when new.id <> old.id
begin select raise(abort, 'id_kept'); end;
CREATE TRIGGER followup_member_not_replaced before insert on followup_member
when exists (select 1 from followup_member where id = new.id)
  or exists (select 1 from followup_member
             where followup_id = new.followup_id and member_id = new.member_id and left_on is null
               and new.left_on is null)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER followup_member_keeps after update on followup_member
begin
    insert into followup_member_was values (
        old.id, old.followup_id, old.member_id, old.first, old.left_on, old.created, old.recorded,
        iif(new.recorded > old.recorded, new.recorded, max(old.recorded, unixepoch())));
end;
CREATE TRIGGER followup_member_was_sealed_update before update on followup_member_was
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER followup_member_was_sealed_delete before delete on followup_member_was
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER followup_move_kept before delete on followup_move begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER followup_move_sealed before update on followup_move
when new.id <> old.id or new.followup_id <> old.followup_id or new.day <> old.day or new.stage <> old.stage
  or new.level is not old.level or new.exit is not old.exit
  or (new.decided_by is not old.decided_by and new.decided_by is not null)
  or (new.reason is not old.reason and new.reason is not null)
  or (old.withdrawn is not null and new.withdrawn is not old.withdrawn) or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER followup_move_not_replaced before insert on followup_move
when exists (select 1 from followup_move where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER followup_note_kept before delete on followup_note begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER followup_note_sealed before update on followup_note
when new.id <> old.id or new.followup_id <> old.followup_id or new.kind <> old.kind or new.day <> old.day
  or new.minutes is not old.minutes or new.due is not old.due or (old.done is not null and new.done is not old.done)
  or (new.who is not old.who and new.who is not null) or (new.text <> old.text and new.text <> '')
  or (old.withdrawn is not null and new.withdrawn is not old.withdrawn) or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER followup_note_not_replaced before insert on followup_note
when exists (select 1 from followup_note where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER followup_personal_kept before delete on followup_personal begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER followup_personal_sealed before update on followup_personal
when new.id <> old.id or new.followup_id <> old.followup_id or new.kind <> old.kind or new.day <> old.day
  or new.minutes is not old.minutes or new.due is not old.due or (old.done is not null and new.done is not old.done)
  or (new.who is not old.who and new.who is not null) or (new.text <> old.text and new.text <> '')
  or (old.withdrawn is not null and new.withdrawn is not old.withdrawn) or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER followup_personal_not_replaced before insert on followup_personal
when exists (select 1 from followup_personal where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER followup_outcome_kept before delete on followup_outcome begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER followup_outcome_sealed before update on followup_outcome
when old.withdrawn is not null or new.withdrawn is null or new.id <> old.id or new.followup_id <> old.followup_id
  or new.outcome <> old.outcome or new.day <> old.day or new.moment is not old.moment or new.answer is not old.answer
  or new.count is not old.count or new.siren is not old.siren or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER followup_outcome_not_replaced before insert on followup_outcome
when exists (select 1 from followup_outcome where id = new.id)
  or exists (select 1 from followup_outcome
             where new.withdrawn is null and withdrawn is null and followup_id = new.followup_id
               and outcome = new.outcome
               and iif(outcome = 'company', siren = new.siren,
                       moment is new.moment and ifnull(moment, '') <> 'now'))
begin select raise(abort, 'outcome_twice'); end;
CREATE UNIQUE INDEX assembly_day on assembly (day) where cancelled is null;
CREATE UNIQUE INDEX assembly_proxy_given on assembly_proxy (assembly_id, giver_id) where withdrawn is null;
CREATE UNIQUE INDEX assembly_arrival_once on assembly_arrival (assembly_id, member_id) where departed is null;
CREATE INDEX assembly_vote_of on assembly_vote (assembly_id, id);
CREATE TRIGGER assembly_kept before delete on assembly begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER assembly_sealed before update on assembly
when old.cancelled is not null or new.cancelled is null or new.id <> old.id or new.day <> old.day
  or new.kind <> old.kind or new.clock is not old.clock or new.location is not old.location
  or new.agenda <> old.agenda or new.roll_day <> old.roll_day or new.proxies <> old.proxies
  or new.quorum <> old.quorum or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER assembly_not_replaced before insert on assembly
when exists (select 1 from assembly where id = new.id)
  or exists (select 1 from assembly where day = new.day and cancelled is null and new.cancelled is null)
begin select raise(abort, 'assembly_day'); end;
CREATE TRIGGER assembly_voter_kept before delete on assembly_voter begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER assembly_voter_sealed before update on assembly_voter begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER assembly_voter_not_replaced before insert on assembly_voter
when exists (select 1 from assembly_voter where assembly_id = new.assembly_id and member_id = new.member_id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER assembly_proxy_kept before delete on assembly_proxy begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER assembly_proxy_sealed before update on assembly_proxy
when old.withdrawn is not null or new.withdrawn is null or new.id <> old.id or new.assembly_id <> old.assembly_id
  or new.giver_id <> old.giver_id or new.holder_id <> old.holder_id or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER assembly_proxy_not_replaced before insert on assembly_proxy
when exists (select 1 from assembly_proxy where id = new.id)
  or exists (select 1 from assembly_proxy
             where assembly_id = new.assembly_id and giver_id = new.giver_id and withdrawn is null)
begin select raise(abort, 'proxy_given'); end;
CREATE TRIGGER assembly_proxy_limit before insert on assembly_proxy
when (select count(*) from assembly_proxy
      where assembly_id = new.assembly_id and holder_id = new.holder_id and withdrawn is null)
  >= (select proxies from assembly where id = new.assembly_id)
begin select raise(abort, 'proxy_limit'); end;
CREATE TRIGGER assembly_proxy_chain before insert on assembly_proxy
when exists (select 1 from assembly_proxy where assembly_id = new.assembly_id and withdrawn is null
             and (giver_id = new.holder_id or holder_id = new.giver_id))
begin select raise(abort, 'proxy_chain'); end;
CREATE TRIGGER assembly_arrival_kept before delete on assembly_arrival begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER assembly_arrival_sealed before update on assembly_arrival
when old.departed is not null or new.departed is null or new.id <> old.id or new.assembly_id <> old.assembly_id
  or new.member_id <> old.member_id or new.arrived <> old.arrived or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER assembly_arrival_not_replaced before insert on assembly_arrival
when exists (select 1 from assembly_arrival where id = new.id)
  or exists (select 1 from assembly_arrival
             where assembly_id = new.assembly_id and member_id = new.member_id and departed is null)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER assembly_vote_kept before delete on assembly_vote begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER assembly_vote_sealed before update on assembly_vote
when old.withdrawn is not null or new.withdrawn is null or new.id <> old.id or new.assembly_id <> old.assembly_id
  or new.resolution <> old.resolution or new.majority <> old.majority or new.voted_for <> old.voted_for
  or new.against <> old.against or new.abstained <> old.abstained or new.present <> old.present
  or new.represented <> old.represented or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER assembly_vote_not_replaced before insert on assembly_vote
when exists (select 1 from assembly_vote where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE INDEX subscription_member on subscription (member_id, first);
CREATE INDEX subscription_plan on subscription (plan, version);
CREATE INDEX subscription_resource on subscription (resource_id) where resource_id is not null;
CREATE INDEX subscription_was_id on subscription_was (id, ceased);
CREATE TRIGGER subscription_overlap_insert before insert on subscription
when new.withdrawn is null and exists (
    select 1 from subscription where member_id = new.member_id and plan = new.plan and withdrawn is null
    and (new.last is null or first <= new.last) and (last is null or last >= new.first))
begin select raise(abort, 'subscription_overlap'); end;
CREATE TRIGGER subscription_overlap_update before update of last, withdrawn on subscription
when new.withdrawn is null and exists (
    select 1 from subscription where member_id = new.member_id and plan = new.plan and withdrawn is null and id <> new.id
    and (new.last is null or first <= new.last) and (last is null or last >= new.first))
begin select raise(abort, 'subscription_overlap'); end;
CREATE TRIGGER subscription_sold before update on subscription
when new.id is not old.id or new.member_id is not old.member_id or new.plan is not old.plan
  or new.version is not old.version or new.first is not old.first or new.counted_from is not old.counted_from or new.payer_id is not old.payer_id
  or new.seats is not old.seats or new.price is not old.price or new.resource_id is not old.resource_id
  or new.deposit is not old.deposit or new.keys is not old.keys or new.follows_id is not old.follows_id or new.created is not old.created
  or old.withdrawn is not null
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER subscription_kept before delete on subscription begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER subscription_not_replaced before insert on subscription
when exists (select 1 from subscription where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER subscription_keeps after update on subscription
begin
    insert into subscription_was values (
        old.id, old.member_id, old.plan, old.version, old.first, old.last, old.counted_from, old.payer_id,
        old.seats, old.price, old.resource_id, old.deposit, old.keys, old.follows_id, old.withdrawn, old.created, old.recorded,
        iif(new.recorded > old.recorded, new.recorded, max(old.recorded, unixepoch())));
end;
CREATE TRIGGER subscription_was_sealed_update before update on subscription_was
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER subscription_was_sealed_delete before delete on subscription_was
begin select raise(abort, 'row_sealed'); end;
CREATE INDEX pause_subscription on pause (subscription_id, first);
CREATE INDEX pause_was_id on pause_was (id, ceased);
CREATE TRIGGER pause_overlap_insert before insert on pause
when new.withdrawn is null and exists (
    select 1 from pause where subscription_id = new.subscription_id and withdrawn is null
    and (new.last is null or first <= new.last) and (last is null or last >= new.first))
begin select raise(abort, 'pause_overlap'); end;
CREATE TRIGGER pause_overlap_update before update of last, withdrawn on pause
when new.withdrawn is null and exists (
    select 1 from pause where subscription_id = new.subscription_id and withdrawn is null and id <> new.id
    and (new.last is null or first <= new.last) and (last is null or last >= new.first))
begin select raise(abort, 'pause_overlap'); end;
CREATE TRIGGER pause_sealed before update on pause
when new.id is not old.id or new.subscription_id is not old.subscription_id or new.first is not old.first
  or new.created is not old.created or old.withdrawn is not null
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER pause_kept before delete on pause begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER pause_not_replaced before insert on pause when exists (select 1 from pause where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER pause_keeps after update on pause
begin
    insert into pause_was values (
        old.id, old.subscription_id, old.first, old.last, old.withdrawn, old.created, old.recorded,
        iif(new.recorded > old.recorded, new.recorded, max(old.recorded, unixepoch())));
end;
CREATE TRIGGER pause_was_sealed_update before update on pause_was begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER pause_was_sealed_delete before delete on pause_was begin select raise(abort, 'row_sealed'); end;
CREATE INDEX charge_payer on charge (payer_id, due);
CREATE INDEX charge_subscription on charge (subscription_id, rule, first) where subscription_id is not null;
CREATE TRIGGER charge_sealed_update before update on charge begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER charge_sealed_delete before delete on charge begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER charge_not_replaced before insert on charge when exists (select 1 from charge where id = new.id)
begin select raise(abort, 'row_sealed'); end;
CREATE INDEX payment_member on payment (member_id, day);
CREATE INDEX payment_reference on payment (reference) where reference <> '';
CREATE TRIGGER payment_sealed_update before update on payment begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER payment_sealed_delete before delete on payment begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER payment_not_replaced before insert on payment
when exists (select 1 from payment where id = new.id)
  or (new.reverses_id is not null and exists (select 1 from payment where reverses_id = new.reverses_id))
begin select raise(abort, 'row_sealed'); end;
CREATE INDEX bucket_member on bucket (member_id, last);
CREATE UNIQUE INDEX bucket_period on bucket (subscription_id, first, unit, "of") where subscription_id is not null;
CREATE INDEX allowance_use_member on allowance_use (member_id, day);
CREATE INDEX ledger_bucket on ledger (bucket_id, kind, day, amount);
CREATE INDEX ledger_used on ledger (use_id, kind, amount) where use_id is not null;
CREATE UNIQUE INDEX ledger_grant on ledger (bucket_id) where kind = 'grant';
CREATE TRIGGER ledger_covered after insert on ledger
when (select sum(amount) from ledger where bucket_id = new.bucket_id) < 0
begin select raise(abort, 'allowance_negative'); end;
CREATE TRIGGER ledger_days before insert on ledger
when new.kind = 'use' and not exists (
    select 1 from bucket where id = new.bucket_id and first <= new.day and (last is null or last >= new.day))
begin select raise(abort, 'allowance_days'); end;
CREATE TRIGGER ledger_use_whole after insert on ledger
when new.use_id is not null and (
    select -sum(l.amount) not between 0 and u.amount
    from allowance_use u
    join ledger l on l.use_id = u.id
    where u.id = new.use_id)
begin select raise(abort, 'allowance_use_whole'); end;
CREATE TRIGGER bucket_sealed_update before update on bucket begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER bucket_sealed_delete before delete on bucket begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER bucket_not_replaced before insert on bucket
when exists (select 1 from bucket where id = new.id
             or (subscription_id = new.subscription_id and first = new.first and unit = new.unit and "of" = new."of"))
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER ledger_sealed_update before update on ledger
when new.reason <> '' or new.id is not old.id or new.bucket_id is not old.bucket_id or new.kind is not old.kind
  or new.amount is not old.amount or new.day is not old.day or new.use_id is not old.use_id or new.why is not old.why
  or new.created is not old.created
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER ledger_sealed_delete before delete on ledger begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER ledger_not_replaced before insert on ledger
when exists (select 1 from ledger where id = new.id)
  or (new.kind = 'grant' and exists (select 1 from ledger where bucket_id = new.bucket_id and kind = 'grant'))
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER allowance_use_kept before delete on allowance_use begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER allowance_use_not_replaced before insert on allowance_use
when exists (select 1 from allowance_use where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE INDEX member_merged on member (merged_into) where merged_into is not null;
CREATE TRIGGER member_merge before update of merged_into on member
when new.merged_into is not old.merged_into and (
    new.merged_into is null or new.merged_into = new.id
    or exists (select 1 from member where id = new.merged_into and merged_into is not null)
    or exists (select 1 from member where merged_into = new.id))
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER member_merged_insert before insert on member when new.merged_into is not null
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER member_keeps after update on member
begin
    insert into member_was (id, kind, name, folded, email, phone, external_id, category, legal_form, siren, commune,
                            joined, left_on, note, created, recorded, ceased, siret, sector, merged_into)
    values (
        old.id, old.kind, old.name, old.folded, old.email, old.phone, old.external_id, old.category, old.legal_form,
        old.siren, old.commune, old.joined, old.left_on, old.note, old.created, old.recorded,
        iif(new.recorded > old.recorded, new.recorded, max(old.recorded, unixepoch())), old.siret, old.sector,
        old.merged_into);
end;
CREATE TRIGGER erasure_kept before delete on erasure begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER erasure_sealed before update on erasure begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER erasure_not_replaced before insert on erasure
when exists (select 1 from erasure where member_id = new.member_id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER erased_identifier_kept before delete on erased_identifier begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER erased_identifier_sealed before update on erased_identifier
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER member_erased before update on member when old.erased is not null
begin select raise(abort, 'member_erased'); end;
CREATE TRIGGER booking_of_erased before insert on booking
when exists (select 1 from member where id = new.member_id and erased is not null)
begin select raise(abort, 'member_erased'); end;
CREATE INDEX identifier_member on identifier (member_id);
CREATE UNIQUE INDEX identifier_hash on identifier (hash) where ceased is null;
CREATE TRIGGER identifier_kept before delete on identifier begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER identifier_not_replaced before insert on identifier
when exists (select 1 from identifier where id = new.id or (hash = new.hash and ceased is null and new.ceased is null))
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER identifier_sealed before update on identifier
when new.id <> old.id or new.hash <> old.hash or new.created <> old.created
  or (old.ceased is not null and new.ceased is not old.ceased)
begin select raise(abort, 'row_sealed'); end;
CREATE INDEX privacy_request_member on privacy_request (member_id) where member_id is not null;
CREATE TRIGGER privacy_request_kept before delete on privacy_request begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER privacy_request_sealed before update on privacy_request
when new.id is not old.id or new.kind is not old.kind or new.day is not old.day or new.created is not old.created
  or (new.member_id is not old.member_id and (old.member_id is null or new.member_id is null))
  or new.name not in ('', old.name) or new.contact not in ('', old.contact) or new.note not in ('', old.note)
  or (old.extended is not null and (new.extended is not old.extended or new.reason not in ('', old.reason)))
  or (old.answered is not null and (new.answered is not old.answered or new.answer not in ('', old.answer)))
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER privacy_request_not_replaced before insert on privacy_request
when exists (select 1 from privacy_request where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE INDEX match_proposal_member on match_proposal (member_id);
CREATE INDEX match_proposal_other on match_proposal (other_id);
CREATE TRIGGER match_proposal_kept before delete on match_proposal begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER match_proposal_sealed before update on match_proposal begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER match_proposal_not_replaced before insert on match_proposal
when exists (select 1 from match_proposal where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE INDEX charge_use on charge (use_id) where use_id is not null;
CREATE UNIQUE INDEX allowance_use_presence on allowance_use (member_id, day, place_id)
where place_id is not null and withdrawn is null;
CREATE INDEX booking_price_booking on booking_price (booking_id, id);
CREATE INDEX booking_price_member on booking_price (member_id, first);
CREATE INDEX booking_price_payer on booking_price (payer_id, first);
CREATE INDEX booking_price_tariff on booking_price (tariff, version) where tariff is not null;
CREATE TRIGGER booking_price_sealed_update before update on booking_price begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER booking_price_sealed_delete before delete on booking_price begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER booking_price_not_replaced before insert on booking_price
when exists (select 1 from booking_price where id = new.id)
begin select raise(abort, 'row_sealed'); end;
CREATE VIEW booking_price_told as
select p.id, p.booking_id, p.member_id, p.payer_id, l.code as place, r.name as resource_name, p.rule, p.tariff, p.plan,
       p.version, p.first, p.last, p.minutes, p.covered, p.parts, p.money, p.amount, p.vat, m.name as member_name
from booking_price p
join member m on m.id = p.member_id
join place l on l.id = p.place_id
join booking b on b.id = p.booking_id
join resource r on r.id = b.resource_id;
CREATE INDEX charge_price on charge (price_id) where price_id is not null;
CREATE INDEX allowance_use_booking on allowance_use (booking_id) where booking_id is not null;
CREATE TRIGGER allowance_use_sealed before update on allowance_use
when new.id is not old.id or new.member_id is not old.member_id or new.unit is not old.unit
  or new.amount is not old.amount or new."of" is not old."of" or new.day is not old.day
  or new.place_id is not old.place_id or new.booking_id is not old.booking_id or new.created is not old.created
  or new.note not in ('', old.note) or (old.withdrawn is not null and new.withdrawn is not old.withdrawn)
begin select raise(abort, 'row_sealed'); end;
CREATE INDEX volunteering_member on volunteering (member_id, day);
CREATE INDEX volunteering_day on volunteering (day);
CREATE TRIGGER volunteering_kept before delete on volunteering begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER volunteering_sealed before update on volunteering
when new.id <> old.id or new.day <> old.day or new.minutes <> old.minutes or new.purpose not in ('', old.purpose)
  or new.created <> old.created
  or (old.withdrawn is not null and (new.withdrawn is not old.withdrawn or new.reason not in ('', old.reason)))
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER volunteering_not_replaced before insert on volunteering
when exists (select 1 from volunteering where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE INDEX booking_lapses on booking (lapses) where lapses is not null and ended is null;
CREATE INDEX booking_firm on booking (firm_at) where firm_at is not null and ended is null;
CREATE TRIGGER booking_stays_confirmed before update of state on booking
when old.state = 'confirmed' and new.state <> 'confirmed'
begin select raise(abort, 'booking_confirmed'); end;
CREATE TRIGGER booking_segment_update
after update of resource_id, start, "end", seats, state, ended, checked_in, checked_out on booking
when min(old.start, new.start) < (select until from packing)
begin
    insert or ignore into segment_due
    values (old.start >> 21, old.resource_id), (new.start >> 21, new.resource_id);
end;
CREATE INDEX waiting_open on waiting (resource_id, start) where ended is null;
CREATE INDEX waiting_member on waiting (member_id, start);
CREATE TRIGGER waiting_kept before delete on waiting begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER waiting_sealed before update on waiting
when new.id <> old.id or new.resource_id <> old.resource_id or new.start <> old.start or new."end" <> old."end"
  or new.seats <> old.seats or new.created <> old.created
  or (old.ended is not null and (new.ended is not old.ended or new.booking_id is not old.booking_id))
  or exists (select 1 from waiting where booking_id = new.booking_id and id <> new.id)
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER waiting_not_replaced before insert on waiting
when exists (select 1 from waiting where id = new.id or (booking_id is not null and booking_id = new.booking_id))
begin select raise(abort, 'id_taken'); end;
CREATE INDEX block_place on block (place_id, "end") where withdrawn is null;
CREATE TRIGGER block_kept before delete on block begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER block_sealed before update on block
when new.id <> old.id or new.place_id <> old.place_id or new.resource_id is not old.resource_id or new.start <> old.start
  or new."end" <> old."end" or new.opens <> old.opens or new.created <> old.created
  or old.withdrawn is not null
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER block_not_replaced before insert on block when exists (select 1 from block where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE INDEX handover_booking on handover (booking_id);
CREATE INDEX handover_out on handover (due) where returned is null;
CREATE TRIGGER handover_kept before delete on handover begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER handover_sealed before update on handover
when new.id <> old.id or new.booking_id <> old.booking_id or new.at <> old.at or new.due <> old.due
  or new.created <> old.created or (old.returned is not null and new.returned is not old.returned)
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER handover_not_replaced before insert on handover when exists (select 1 from handover where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER event_kept before delete on event begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER event_sealed before update on event
when new.id <> old.id or new.code <> old.code or new.place_id <> old.place_id or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER event_not_replaced before insert on event
when exists (select 1 from event where id = new.id or code = new.code)
begin select raise(abort, 'id_taken'); end;
CREATE INDEX session_start on session (event_id, start);
CREATE TRIGGER session_kept before delete on session begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER session_sealed before update on session
when new.id <> old.id or new.event_id <> old.event_id or new.code <> old.code or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER session_room_twice before update of booking_id on session
when exists (select 1 from session where booking_id = new.booking_id and id <> new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER session_not_replaced before insert on session
when exists (select 1 from session where id = new.id or (event_id = new.event_id and code = new.code)
                                      or (booking_id is not null and booking_id = new.booking_id))
begin select raise(abort, 'id_taken'); end;
CREATE INDEX speaker_session on speaker (session_id);
CREATE INDEX speaker_member on speaker (member_id) where member_id is not null;
CREATE TRIGGER speaker_kept before delete on speaker begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER speaker_sealed before update on speaker
when new.id <> old.id or new.session_id <> old.session_id or new.created <> old.created
  or (old.ceased is not null and new.ceased is not old.ceased)
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER speaker_not_replaced before insert on speaker when exists (select 1 from speaker where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE UNIQUE INDEX participant_email on participant (event_id, lower(email)) where email is not null;
CREATE UNIQUE INDEX participant_member on participant (member_id, event_id) where member_id is not null;
CREATE INDEX participant_event on participant (event_id, folded);
CREATE TRIGGER participant_kept before delete on participant begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER participant_sealed before update on participant
when new.id <> old.id or new.event_id <> old.event_id or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE UNIQUE INDEX registration_live on registration (participant_id, ifnull(session_id, 0)) where ended is null;
CREATE INDEX registration_participant on registration (participant_id);
CREATE INDEX registration_session on registration (session_id) where session_id is not null;
CREATE TRIGGER registration_kept before delete on registration begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER registration_not_replaced before insert on registration
when exists (select 1 from registration where id = new.id or (follows_id is not null and follows_id = new.follows_id)
             or (new.ended is null and ended is null and participant_id = new.participant_id
                 and ifnull(session_id, 0) = ifnull(new.session_id, 0)))
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER registration_elsewhere before insert on registration
when new.session_id is not null
 and (select event_id from session where id = new.session_id)
     <> (select event_id from participant where id = new.participant_id)
begin select raise(abort, 'other_event'); end;
CREATE VIEW session_taken as
select session_id, sum(heads) as taken from registration
where ended is null and state <> 'waiting' and session_id is not null
group by session_id;
CREATE VIEW event_taken as
select event_id, sum(heads) as taken from (
    select p.event_id, max(r.heads) as heads from registration r join participant p on p.id = r.participant_id
    where r.ended is null and r.state <> 'waiting'
    group by p.id)
group by event_id;
CREATE TRIGGER session_shrinks after update of capacity on session
when exists (select 1 from session_taken where session_id = new.id and taken > new.capacity)
begin select raise(abort, 'event_full'); end;
CREATE TRIGGER event_shrinks after update of capacity on event
when exists (select 1 from event_taken where event_id = new.id and taken > new.capacity)
begin select raise(abort, 'event_full'); end;
CREATE UNIQUE INDEX attendance_live on attendance (session_id, participant_id, half) where withdrawn is null;
CREATE INDEX attendance_participant on attendance (participant_id);
CREATE TRIGGER attendance_kept before delete on attendance begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER attendance_sealed before update on attendance
when new.id <> old.id or new.session_id <> old.session_id or new.participant_id <> old.participant_id
  or new.half <> old.half or new.state <> old.state or new.heads <> old.heads or new.at <> old.at
  or new.created <> old.created or old.withdrawn is not null
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER attendance_not_replaced before insert on attendance
when exists (select 1 from attendance where id = new.id
             or (withdrawn is null and new.withdrawn is null and session_id = new.session_id
                 and participant_id = new.participant_id and half = new.half))
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER attendance_elsewhere before insert on attendance
when (select event_id from session where id = new.session_id)
     <> (select event_id from participant where id = new.participant_id)
begin select raise(abort, 'other_event'); end;
CREATE UNIQUE INDEX headcount_live on headcount (session_id) where withdrawn is null;
CREATE TRIGGER headcount_kept before delete on headcount begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER headcount_sealed before update on headcount
when new.id <> old.id or new.session_id <> old.session_id or new.count <> old.count or new.created <> old.created
  or old.withdrawn is not null
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER headcount_not_replaced before insert on headcount
when exists (select 1 from headcount where id = new.id
             or (withdrawn is null and new.withdrawn is null and session_id = new.session_id))
begin select raise(abort, 'id_taken'); end;
CREATE INDEX proposal_event on proposal (event_id, folded);
CREATE TRIGGER proposal_kept before delete on proposal begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER proposal_sealed before update on proposal
when new.id <> old.id or new.event_id <> old.event_id or new.created <> old.created
  or (old.state <> 'proposed' and new.state <> old.state)
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER proposal_session_twice before update of session_id on proposal
when exists (select 1 from proposal where session_id = new.session_id and id <> new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER proposal_not_replaced before insert on proposal
when exists (select 1 from proposal where id = new.id or (session_id is not null and session_id = new.session_id))
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER proposal_elsewhere before update of merged_into on proposal
when new.merged_into is not null and (select event_id from proposal where id = new.merged_into) <> new.event_id
begin select raise(abort, 'other_event'); end;
CREATE INDEX proposal_host_proposal on proposal_host (proposal_id);
CREATE INDEX proposal_host_participant on proposal_host (participant_id) where participant_id is not null;
CREATE TRIGGER proposal_host_kept before delete on proposal_host begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER proposal_host_sealed before update on proposal_host
when new.id <> old.id or new.proposal_id <> old.proposal_id or new.participant_id is not old.participant_id
  or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER proposal_host_not_replaced before insert on proposal_host
when exists (select 1 from proposal_host where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE UNIQUE INDEX wish_live on wish (participant_id, proposal_id) where withdrawn is null;
CREATE INDEX wish_proposal on wish (proposal_id) where withdrawn is null;
CREATE TRIGGER wish_kept before delete on wish begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER wish_sealed before update on wish
when new.id <> old.id or new.proposal_id <> old.proposal_id or new.participant_id <> old.participant_id
  or new.created <> old.created or old.withdrawn is not null
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER wish_not_replaced before insert on wish
when exists (select 1 from wish where id = new.id
             or (withdrawn is null and new.withdrawn is null and participant_id = new.participant_id
                 and proposal_id = new.proposal_id))
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER wish_elsewhere before insert on wish
when (select event_id from proposal where id = new.proposal_id)
     <> (select event_id from participant where id = new.participant_id)
begin select raise(abort, 'other_event'); end;
CREATE UNIQUE INDEX show_of_hands_live on show_of_hands (proposal_id) where withdrawn is null;
CREATE TRIGGER show_of_hands_kept before delete on show_of_hands begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER show_of_hands_sealed before update on show_of_hands
when new.id <> old.id or new.proposal_id <> old.proposal_id or new.count <> old.count or new.created <> old.created
  or old.withdrawn is not null
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER show_of_hands_not_replaced before insert on show_of_hands
when exists (select 1 from show_of_hands where id = new.id
             or (withdrawn is null and new.withdrawn is null and proposal_id = new.proposal_id))
begin select raise(abort, 'id_taken'); end;
CREATE UNIQUE INDEX ticket_key_signs on ticket_key (ifnull(retired, 0)) where retired is null;
CREATE TRIGGER ticket_key_kept before delete on ticket_key begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER ticket_key_sealed before update on ticket_key
when new.id <> old.id or new.public_key <> old.public_key or new.created <> old.created
  or (old.retired is not null and new.retired is not old.retired)
  or (old.distrusted is not null and new.distrusted is not old.distrusted)
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER ticket_key_not_replaced before insert on ticket_key
when exists (select 1 from ticket_key where id = new.id or public_key = new.public_key
             or (new.retired is null and retired is null))
begin select raise(abort, 'id_taken'); end;
CREATE UNIQUE INDEX ticket_live on ticket (participant_id) where revoked is null;
CREATE INDEX ticket_participant on ticket (participant_id);
CREATE TRIGGER ticket_kept before delete on ticket begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER ticket_sealed before update on ticket
when new.id <> old.id or new.participant_id <> old.participant_id or new.session_id is not old.session_id
  or new.days <> old.days or new.created <> old.created or old.revoked is not null
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER ticket_not_replaced before insert on ticket
when exists (select 1 from ticket where id = new.id
             or (revoked is null and new.revoked is null and participant_id = new.participant_id))
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER ticket_without_seat after update of ended on registration
when new.ended is not null and old.ended is null
 and not exists (select 1 from registration
                 where participant_id = new.participant_id and ended is null and state = 'confirmed')
begin
    update ticket set revoked = new.ended_at, recorded = new.recorded
    where participant_id = new.participant_id and revoked is null;
end;
CREATE INDEX scan_ticket on scan (ticket_id, day, at);
CREATE TRIGGER scan_kept before delete on scan begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER scan_sealed before update on scan begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER scan_not_replaced before insert on scan
when exists (select 1 from scan where id = new.id or nonce = new.nonce)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER guest_erasure_kept before delete on guest_erasure begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER guest_erasure_sealed before update on guest_erasure begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER guest_erasure_not_replaced before insert on guest_erasure
when exists (select 1 from guest_erasure where participant_id = new.participant_id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER participant_erased before update on participant
when exists (select 1 from guest_erasure where participant_id = old.id)
begin select raise(abort, 'guest_erased'); end;
CREATE UNIQUE INDEX survey_response_live on survey_response (survey, ifnull(event_id, 0), external) where withdrawn is null;
CREATE INDEX survey_response_participant on survey_response (participant_id) where participant_id is not null;
CREATE TRIGGER survey_response_kept before delete on survey_response begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER survey_response_sealed before update on survey_response
when new.id <> old.id or new.survey <> old.survey or new.event_id is not old.event_id or new.external <> old.external
  or new.complete <> old.complete or new.submitted is not old.submitted or new.participant_id is not old.participant_id
  or new.category <> old.category or new.commune is not old.commune or new.epci is not old.epci
  or new.department is not old.department or new.created <> old.created or old.withdrawn is not null
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER survey_response_not_replaced before insert on survey_response
when exists (select 1 from survey_response where id = new.id
             or (withdrawn is null and new.withdrawn is null and survey = new.survey
                 and ifnull(event_id, 0) = ifnull(new.event_id, 0) and external = new.external))
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER survey_response_elsewhere before insert on survey_response
when new.participant_id is not null
 and (select event_id from participant where id = new.participant_id) is not new.event_id
begin select raise(abort, 'other_event'); end;
CREATE INDEX survey_answer_response on survey_answer (response_id);
CREATE TRIGGER survey_answer_kept before delete on survey_answer begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER survey_answer_sealed before update on survey_answer
when new.id <> old.id or new.response_id <> old.response_id or new.question <> old.question
  or new.personal <> old.personal or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER survey_answer_not_replaced before insert on survey_answer
when exists (select 1 from survey_answer where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE INDEX event_outcome_event on event_outcome (event_id);
CREATE TRIGGER event_outcome_kept before delete on event_outcome begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER event_outcome_sealed before update on event_outcome
when new.id <> old.id or new.event_id <> old.event_id or new.session_id is not old.session_id
  or new.proposal_id is not old.proposal_id or new.created <> old.created
  or (old.withdrawn is not null and new.withdrawn is not old.withdrawn)
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER event_outcome_not_replaced before insert on event_outcome
when exists (select 1 from event_outcome where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER event_outcome_elsewhere before insert on event_outcome
when (select event_id from session where id = new.session_id) <> new.event_id
  or (select event_id from proposal where id = new.proposal_id) <> new.event_id
begin select raise(abort, 'other_event'); end;
CREATE INDEX outcome_topic_outcome on outcome_topic (outcome_id);
CREATE TRIGGER outcome_topic_kept before delete on outcome_topic begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER outcome_topic_sealed before update on outcome_topic
when new.id <> old.id or new.outcome_id <> old.outcome_id or new.parent_id is not old.parent_id
  or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER outcome_topic_not_replaced before insert on outcome_topic
when exists (select 1 from outcome_topic where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE UNIQUE INDEX event_mail_once on event_mail (registration_id, kind) where registration_id is not null;
CREATE INDEX event_mail_event on event_mail (event_id) where event_id is not null;
CREATE INDEX event_mail_member on event_mail (member_id) where member_id is not null;
CREATE TRIGGER event_mail_kept before delete on event_mail begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER event_mail_not_replaced before insert on event_mail
when exists (select 1 from event_mail where id = new.id or message_id = new.message_id
             or (registration_id = new.registration_id and kind = new.kind)
             or (event_id = new.event_id and member_id = new.member_id))
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER participant_twice before update on participant
when exists (select 1 from participant where id <> new.id and event_id = new.event_id
             and email is not null and lower(email) = lower(new.email))
  or exists (select 1 from participant where id <> new.id and event_id = new.event_id and member_id = new.member_id)
begin select raise(abort, 'participant_twice'); end;
CREATE TRIGGER participant_not_replaced before insert on participant
when exists (select 1 from participant where id = new.id)
  or exists (select 1 from participant where event_id = new.event_id
             and email is not null and lower(email) = lower(new.email))
  or exists (select 1 from participant where event_id = new.event_id and member_id = new.member_id)
begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER event_category_kept before delete on event_category begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER event_category_sealed before update on event_category
when new.id <> old.id or new.event_id <> old.event_id or new.code <> old.code or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER event_category_not_replaced before insert on event_category
when exists (select 1 from event_category where id = new.id or (event_id = new.event_id and code = new.code))
begin select raise(abort, 'id_taken'); end;
CREATE INDEX registration_category on registration (category_id) where category_id is not null;
CREATE TRIGGER registration_category_elsewhere before insert on registration
when new.category_id is not null
 and (new.session_id is not null
      or (select event_id from event_category where id = new.category_id)
         <> (select event_id from participant where id = new.participant_id))
begin select raise(abort, 'other_category'); end;
CREATE TRIGGER registration_without_category before insert on registration
when new.category_id is null and new.session_id is null and new.follows_id is null
 and exists (select 1 from participant p join event_category c on c.event_id = p.event_id where p.id = new.participant_id)
begin select raise(abort, 'other_category'); end;
CREATE VIEW category_taken as
select category_id, sum(heads) as taken from registration
where ended is null and state <> 'waiting' and category_id is not null
group by category_id;
CREATE TRIGGER registration_seats_insert after insert on registration
when new.ended is null and new.state <> 'waiting'
begin
    select raise(abort, 'event_full')
    where (select sum(heads) from registration where session_id = new.session_id and ended is null and state <> 'waiting')
          > (select capacity from session where id = new.session_id)
       or (select sum(heads) from registration where category_id = new.category_id and ended is null and state <> 'waiting')
          > (select capacity from event_category where id = new.category_id)
       or exists (select 1 from participant w join event e on e.id = w.event_id
                  where w.id = new.participant_id and e.capacity is not null
                    and (select sum(heads) from (
                             select max(r.heads) as heads
                             from participant p join registration r on r.participant_id = p.id
                             where p.event_id = e.id and r.ended is null and r.state <> 'waiting'
                             group by p.id)) > e.capacity);
end;
CREATE TRIGGER registration_seats_update after update of state, ended, heads on registration
when new.ended is null and new.state <> 'waiting'
 and (old.ended is not null or old.state = 'waiting' or new.heads > old.heads)
begin
    select raise(abort, 'event_full')
    where (select sum(heads) from registration where session_id = new.session_id and ended is null and state <> 'waiting')
          > (select capacity from session where id = new.session_id)
       or (select sum(heads) from registration where category_id = new.category_id and ended is null and state <> 'waiting')
          > (select capacity from event_category where id = new.category_id)
       or exists (select 1 from participant w join event e on e.id = w.event_id
                  where w.id = new.participant_id and e.capacity is not null
                    and (select sum(heads) from (
                             select max(r.heads) as heads
                             from participant p join registration r on r.participant_id = p.id
                             where p.event_id = e.id and r.ended is null and r.state <> 'waiting'
                             group by p.id)) > e.capacity);
end;
CREATE TRIGGER event_category_shrinks after update of capacity on event_category
when exists (select 1 from category_taken where category_id = new.id and taken > new.capacity)
begin select raise(abort, 'event_full'); end;
CREATE INDEX registration_price_registration on registration_price (registration_id, id);
CREATE INDEX registration_price_member on registration_price (member_id, first) where member_id is not null;
CREATE TRIGGER registration_price_sealed_update before update on registration_price
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER registration_price_sealed_delete before delete on registration_price
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER registration_price_not_replaced before insert on registration_price
when exists (select 1 from registration_price where id = new.id)
begin select raise(abort, 'row_sealed'); end;
CREATE VIEW registration_price_told as
select p.id, p.registration_id, p.member_id, p.rule, p.first, p.last, p.price, p.heads, p.amount,
       iif(r.state = 'confirmed', p.amount, 0) as owed, m.name as member_name, ifnull(s.title, e.title) as title
from registration_price p
join registration r on r.id = p.registration_id
join participant w on w.id = r.participant_id
join event e on e.id = w.event_id
left join session s on s.id = r.session_id
left join member m on m.id = p.member_id;
CREATE INDEX registration_payment_registration on registration_payment (registration_id);
CREATE TRIGGER registration_payment_sealed before update on registration_payment
when new.id <> old.id or new.registration_id <> old.registration_id or new.day <> old.day or new.amount <> old.amount
  or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER registration_payment_kept before delete on registration_payment
begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER registration_payment_not_replaced before insert on registration_payment
when exists (select 1 from registration_payment where id = new.id)
begin select raise(abort, 'id_taken'); end;
CREATE INDEX charge_registration_price on charge (registration_price_id) where registration_price_id is not null;
CREATE TRIGGER registration_sealed before update on registration
when new.id <> old.id or new.participant_id <> old.participant_id or new.session_id is not old.session_id
  or new.category_id is not old.category_id or new.on_the_spot <> old.on_the_spot
  or new.created <> old.created or new.follows_id is not old.follows_id
  or (old.ended is not null and (new.ended is not old.ended or new.ended_at <> old.ended_at or new.heads <> old.heads
                                 or new.state <> old.state))
  or (old.state = 'confirmed' and new.state <> 'confirmed')
begin select raise(abort, 'row_sealed'); end;
CREATE INDEX event_mail_within on event_mail (within_id) where within_id is not null;
CREATE TRIGGER event_mail_sealed before update on event_mail
when new.id <> old.id or new.registration_id is not old.registration_id or new.event_id is not old.event_id
  or new.kind <> old.kind or new.message_id <> old.message_id or new.created <> old.created
  or new.within_id is not old.within_id or (old.state = 'sent' and new.state <> 'sent')
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER event_mail_elsewhere before insert on event_mail
when new.within_id is not null
 and not exists (select 1 from event_mail m
                 join registration a on a.id = m.registration_id
                 join registration b on b.id = new.registration_id
                 where m.id = new.within_id and m.within_id is null and m.kind = new.kind
                   and a.participant_id = b.participant_id)
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER event_mail_reminds_once before insert on event_mail
when new.kind = 'reminder' and new.within_id is null
 and exists (select 1 from event_mail m
             join registration a on a.id = m.registration_id
             join registration b on b.participant_id = a.participant_id
             where m.kind = 'reminder' and b.id = new.registration_id)
begin select raise(abort, 'id_taken'); end;
CREATE UNIQUE INDEX request_key_key on request_key (key);
CREATE TRIGGER request_key_sealed before update on request_key begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER request_key_not_replaced before insert on request_key
when exists (select 1 from request_key where key = new.key or id = new.id)
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER booking_keeps after update on booking
begin
    insert into booking_was (id, resource_id, start, "end", clear, seats, member_id, state, ended, checked_in,
                             checked_out, series_id, created, recorded, ceased, lapses, firm_at)
    values (
        old.id, old.resource_id, old.start, old."end", old.clear, old.seats, old.member_id, old.state, old.ended,
        old.checked_in, old.checked_out, old.series_id, old.created, old.recorded,
        iif(new.recorded > old.recorded, new.recorded, max(old.recorded, unixepoch())), old.lapses, old.firm_at);
end;
CREATE INDEX publication_measure on publication (measure, first);
CREATE TRIGGER publication_sealed before update on publication begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER publication_kept before delete on publication begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER publication_not_replaced before insert on publication
when exists (select 1 from publication where id = new.id) begin select raise(abort, 'id_taken'); end;
CREATE TRIGGER published_cell_sealed before update on published_cell begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER published_cell_kept before delete on published_cell begin select raise(abort, 'row_kept'); end;
CREATE TRIGGER published_cell_not_replaced before insert on published_cell
when exists (select 1 from published_cell where publication_id = new.publication_id and position = new.position)
begin select raise(abort, 'row_sealed'); end;
CREATE TRIGGER journal_sealed_update before update on journal
when new.id <> old.id or new.at <> old.at or new.sealed <> old.sealed or new.digest <> old.digest or new.content is not null
begin select raise(abort, 'journal_sealed'); end;
CREATE TRIGGER journal_sealed_delete before delete on journal begin select raise(abort, 'journal_sealed'); end;
CREATE TRIGGER journal_not_replaced before insert on journal
when new.id <= ifnull((select max(id) from journal), 0)
begin select raise(abort, 'journal_sealed'); end;
CREATE INDEX booking_ended on booking (start) where not live;
CREATE VIEW booking_by_start as
select b.id, b.resource_id, b.start, b."end", b.seats, b.member_id, b.state, b.ended, b.firm_at, b.lapses, b.checked_in,
       b.checked_out
from resource_class d
cross join booking b indexed by booking_live on b.live and b.resource_id = d.resource_id and b.class = d.class
union all
select id, resource_id, start, "end", seats, member_id, state, ended, firm_at, lapses, checked_in, checked_out
from booking indexed by booking_ended
where not live;
CREATE VIEW first_booking as
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
COMMIT;
