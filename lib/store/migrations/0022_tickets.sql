-- Tickets of events: the public keys they are verified with, who has one, and what doors read.

-- The secrets lie in keys/ beside the database. The one key that is not retired signs; tickets of those that are not
-- distrusted are let in.
create table ticket_key (
    id         integer primary key constraint ticket_key_id check (id > 0),
    public_key blob    not null constraint ticket_key_bytes check (length(public_key) = 32)
               constraint ticket_key_known unique,
    retired    integer,
    distrusted integer constraint ticket_key_distrusted check (distrusted is null or retired is not null),
    created    integer not null
) strict;
create unique index ticket_key_signs on ticket_key (ifnull(retired, 0)) where retired is null;

create trigger ticket_key_kept before delete on ticket_key begin select raise(abort, 'row_kept'); end;
create trigger ticket_key_sealed before update on ticket_key
when new.id <> old.id or new.public_key <> old.public_key or new.created <> old.created
  or (old.retired is not null and new.retired is not old.retired)
  or (old.distrusted is not null and new.distrusted is not old.distrusted)
begin select raise(abort, 'row_sealed'); end;
create trigger ticket_key_not_replaced before insert on ticket_key
when exists (select 1 from ticket_key where id = new.id or public_key = new.public_key
             or (new.retired is null and retired is null))
begin select raise(abort, 'id_taken'); end;

-- Its id is the number on it. A participant has one that counts.
create table ticket (
    id             integer primary key constraint ticket_id check (id > 0 and id < 4294967296),
    participant_id integer not null references participant,
    session_id     integer references session,    -- the only one it is for
    days           text    not null default '',   -- the only ones it is for, "2026-04-08 2026-04-10"
    revoked        integer,
    created        integer not null,
    recorded       integer not null
) strict;
create unique index ticket_live on ticket (participant_id) where revoked is null;
create index ticket_participant on ticket (participant_id);

create trigger ticket_kept before delete on ticket begin select raise(abort, 'row_kept'); end;
create trigger ticket_sealed before update on ticket
when new.id <> old.id or new.participant_id <> old.participant_id or new.session_id is not old.session_id
  or new.days <> old.days or new.created <> old.created or old.revoked is not null
begin select raise(abort, 'row_sealed'); end;
create trigger ticket_not_replaced before insert on ticket
when exists (select 1 from ticket where id = new.id
             or (revoked is null and new.revoked is null and participant_id = new.participant_id))
begin select raise(abort, 'id_taken'); end;

-- Who has no seat any more has no ticket any more.
create trigger ticket_without_seat after update of ended on registration
when new.ended is not null and old.ended is null
 and not exists (select 1 from registration
                 where participant_id = new.participant_id and ended is null and state = 'confirmed')
begin
    update ticket set revoked = new.ended_at, recorded = new.recorded
    where participant_id = new.participant_id and revoked is null;
end;

-- Tickets that doors let in or had let in before, whatever the order in which they are told: of a session or a day the
-- first by time is who came in, and the others are the same ticket again.
create table scan (
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
create index scan_ticket on scan (ticket_id, day, at);

create trigger scan_kept before delete on scan begin select raise(abort, 'row_kept'); end;
create trigger scan_sealed before update on scan begin select raise(abort, 'row_sealed'); end;
create trigger scan_not_replaced before insert on scan
when exists (select 1 from scan where id = new.id or nonce = new.nonce)
begin select raise(abort, 'id_taken'); end;
