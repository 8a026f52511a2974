-- What a place organises: events and their sessions, who registered for them, and who was there.

create table event (
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
    recorded     integer not null,
    constraint event_window check (closes > opens)
) strict;

create trigger event_kept before delete on event begin select raise(abort, 'row_kept'); end;
create trigger event_sealed before update on event
when new.id <> old.id or new.code <> old.code or new.place_id <> old.place_id or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
create trigger event_not_replaced before insert on event
when exists (select 1 from event where id = new.id or code = new.code)
begin select raise(abort, 'id_taken'); end;

create table session (
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
    recorded   integer not null,
    constraint session_end_after_start check ("end" > start),
    constraint session_code unique (event_id, code)
) strict;
create index session_start on session (event_id, start);

create trigger session_kept before delete on session begin select raise(abort, 'row_kept'); end;
create trigger session_sealed before update on session
when new.id <> old.id or new.event_id <> old.event_id or new.code <> old.code or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
create trigger session_room_twice before update of booking_id on session
when exists (select 1 from session where booking_id = new.booking_id and id <> new.id)
begin select raise(abort, 'id_taken'); end;
create trigger session_not_replaced before insert on session
when exists (select 1 from session where id = new.id or (event_id = new.event_id and code = new.code)
                                      or (booking_id is not null and booking_id = new.booking_id))
begin select raise(abort, 'id_taken'); end;

-- Who speaks, in order of id. In what follows texts may be changed, so that who is erased is named nowhere.
create table speaker (
    id         integer primary key constraint speaker_id check (id > 0),
    session_id integer not null references session,
    member_id  integer references member,
    name       text    not null constraint speaker_name check (name <> ''),
    ceased     integer,
    created    integer not null
) strict;
create index speaker_session on speaker (session_id);
create index speaker_member on speaker (member_id) where member_id is not null;

create trigger speaker_kept before delete on speaker begin select raise(abort, 'row_kept'); end;
create trigger speaker_sealed before update on speaker
when new.id <> old.id or new.session_id <> old.session_id or new.created <> old.created
  or (old.ceased is not null and new.ceased is not old.ceased)
begin select raise(abort, 'row_sealed'); end;
create trigger speaker_not_replaced before insert on speaker when exists (select 1 from speaker where id = new.id)
begin select raise(abort, 'id_taken'); end;

-- A member or a guest at one event. Category and territory stay as they were on the day of registration.
create table participant (
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
create unique index participant_email on participant (event_id, lower(email)) where email is not null;
create unique index participant_member on participant (member_id, event_id) where member_id is not null;
create index participant_event on participant (event_id, folded);

create trigger participant_kept before delete on participant begin select raise(abort, 'row_kept'); end;
create trigger participant_sealed before update on participant
when new.id <> old.id or new.event_id <> old.event_id or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
create trigger participant_twice before update on participant
when exists (select 1 from participant p where p.id <> new.id and p.event_id = new.event_id
             and (lower(p.email) = lower(new.email) or p.member_id = new.member_id))
begin select raise(abort, 'participant_twice'); end;
create trigger participant_not_replaced before insert on participant
when exists (select 1 from participant where id = new.id
             or (event_id = new.event_id and (lower(email) = lower(new.email) or member_id = new.member_id)))
begin select raise(abort, 'id_taken'); end;

-- Seats at an event, or at a session that is registered for by itself. Those who wait do so in order of priority, then id.
create table registration (
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
    recorded       integer not null,
    constraint registration_lapses check ((lapses is not null) = (state = 'offered')),
    constraint registration_end check ((ended is null) = (ended_at is null))
) strict;
create unique index registration_live on registration (participant_id, ifnull(session_id, 0)) where ended is null;
create index registration_participant on registration (participant_id);
create index registration_session on registration (session_id) where session_id is not null;

create trigger registration_kept before delete on registration begin select raise(abort, 'row_kept'); end;
create trigger registration_sealed before update on registration
when new.id <> old.id or new.participant_id <> old.participant_id or new.session_id is not old.session_id
  or new.created <> old.created or new.follows_id is not old.follows_id
  or (old.ended is not null and (new.ended is not old.ended or new.ended_at <> old.ended_at or new.heads <> old.heads
                                 or new.state <> old.state))
  or (old.state = 'confirmed' and new.state <> 'confirmed')
begin select raise(abort, 'row_sealed'); end;
create trigger registration_not_replaced before insert on registration
when exists (select 1 from registration where id = new.id or (follows_id is not null and follows_id = new.follows_id)
             or (new.ended is null and ended is null and participant_id = new.participant_id
                 and ifnull(session_id, 0) = ifnull(new.session_id, 0)))
begin select raise(abort, 'id_taken'); end;
create trigger registration_elsewhere before insert on registration
when new.session_id is not null
 and (select event_id from session where id = new.session_id)
     <> (select event_id from participant where id = new.participant_id)
begin select raise(abort, 'other_event'); end;

-- Heads that have a seat: of a session by its registrations; of an event by its people, each once with the most heads.
create view session_taken as
select session_id, sum(heads) as taken from registration
where ended is null and state <> 'waiting' and session_id is not null
group by session_id;
create view event_taken as
select event_id, sum(heads) as taken from (
    select p.event_id, max(r.heads) as heads from registration r join participant p on p.id = r.participant_id
    where r.ended is null and r.state <> 'waiting'
    group by p.id)
group by event_id;

create trigger registration_seats_insert after insert on registration
when new.ended is null and new.state <> 'waiting'
begin
    select raise(abort, 'event_full')
    where exists (select 1 from session s join session_taken t on t.session_id = s.id
                  where s.id = new.session_id and t.taken > s.capacity)
       or exists (select 1 from participant p join event e on e.id = p.event_id join event_taken t on t.event_id = e.id
                  where p.id = new.participant_id and t.taken > e.capacity);
end;
create trigger registration_seats_update after update of state, ended, heads on registration
when new.ended is null and new.state <> 'waiting'
 and (old.ended is not null or old.state = 'waiting' or new.heads > old.heads)
begin
    select raise(abort, 'event_full')
    where exists (select 1 from session s join session_taken t on t.session_id = s.id
                  where s.id = new.session_id and t.taken > s.capacity)
       or exists (select 1 from participant p join event e on e.id = p.event_id join event_taken t on t.event_id = e.id
                  where p.id = new.participant_id and t.taken > e.capacity);
end;
create trigger session_shrinks after update of capacity on session
when exists (select 1 from session_taken where session_id = new.id and taken > new.capacity)
begin select raise(abort, 'event_full'); end;
create trigger event_shrinks after update of capacity on event
when exists (select 1 from event_taken where event_id = new.id and taken > new.capacity)
begin select raise(abort, 'event_full'); end;

-- Who was there, who was not, and who had said so, for each half-day of a session; one row a person, the last that
-- counts. Whether one had registered is told by the registrations.
create table attendance (
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
create unique index attendance_live on attendance (session_id, participant_id, half) where withdrawn is null;
create index attendance_participant on attendance (participant_id);

create trigger attendance_kept before delete on attendance begin select raise(abort, 'row_kept'); end;
create trigger attendance_sealed before update on attendance
when new.id <> old.id or new.session_id <> old.session_id or new.participant_id <> old.participant_id
  or new.half <> old.half or new.state <> old.state or new.heads <> old.heads or new.at <> old.at
  or new.created <> old.created or old.withdrawn is not null
begin select raise(abort, 'row_sealed'); end;
create trigger attendance_not_replaced before insert on attendance
when exists (select 1 from attendance where id = new.id
             or (withdrawn is null and new.withdrawn is null and session_id = new.session_id
                 and participant_id = new.participant_id and half = new.half))
begin select raise(abort, 'id_taken'); end;
create trigger attendance_elsewhere before insert on attendance
when (select event_id from session where id = new.session_id)
     <> (select event_id from participant where id = new.participant_id)
begin select raise(abort, 'other_event'); end;

-- How many were at a session, where they were counted and not named; the last that was written counts.
create table headcount (
    id         integer primary key constraint headcount_id check (id > 0),
    session_id integer not null references session,
    count      integer not null constraint headcount_count check (count >= 0),
    note       text    not null default '',
    withdrawn  integer,
    created    integer not null,
    recorded   integer not null
) strict;
create unique index headcount_live on headcount (session_id) where withdrawn is null;

create trigger headcount_kept before delete on headcount begin select raise(abort, 'row_kept'); end;
create trigger headcount_sealed before update on headcount
when new.id <> old.id or new.session_id <> old.session_id or new.count <> old.count or new.created <> old.created
  or old.withdrawn is not null
begin select raise(abort, 'row_sealed'); end;
create trigger headcount_not_replaced before insert on headcount
when exists (select 1 from headcount where id = new.id
             or (withdrawn is null and new.withdrawn is null and session_id = new.session_id))
begin select raise(abort, 'id_taken'); end;
