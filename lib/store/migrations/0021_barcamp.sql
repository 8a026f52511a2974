-- Topics that are offered at an event, who wants which, and which session a topic became. Texts may be changed, so that
-- who is erased is named nowhere.

create table proposal (
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
    recorded    integer not null,
    constraint proposal_merged check ((state = 'merged') = (merged_into is not null))
) strict;
create index proposal_event on proposal (event_id, folded);

create trigger proposal_kept before delete on proposal begin select raise(abort, 'row_kept'); end;
create trigger proposal_sealed before update on proposal
when new.id <> old.id or new.event_id <> old.event_id or new.created <> old.created
  or (old.state <> 'proposed' and new.state <> old.state)
begin select raise(abort, 'row_sealed'); end;
create trigger proposal_session_twice before update of session_id on proposal
when exists (select 1 from proposal where session_id = new.session_id and id <> new.id)
begin select raise(abort, 'id_taken'); end;
create trigger proposal_not_replaced before insert on proposal
when exists (select 1 from proposal where id = new.id or (session_id is not null and session_id = new.session_id))
begin select raise(abort, 'id_taken'); end;
create trigger proposal_elsewhere before update of merged_into on proposal
when new.merged_into is not null and (select event_id from proposal where id = new.merged_into) <> new.event_id
begin select raise(abort, 'other_event'); end;

-- Who brings a topic: somebody who takes part, or a name.
create table proposal_host (
    id             integer primary key constraint proposal_host_id check (id > 0),
    proposal_id    integer not null references proposal,
    participant_id integer references participant,
    name           text    not null default '',
    created        integer not null,
    constraint proposal_host_name check ((participant_id is null) = (name <> ''))
) strict;
create index proposal_host_proposal on proposal_host (proposal_id);
create index proposal_host_participant on proposal_host (participant_id) where participant_id is not null;

create trigger proposal_host_kept before delete on proposal_host begin select raise(abort, 'row_kept'); end;
create trigger proposal_host_sealed before update on proposal_host
when new.id <> old.id or new.proposal_id <> old.proposal_id or new.participant_id is not old.participant_id
  or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
create trigger proposal_host_not_replaced before insert on proposal_host
when exists (select 1 from proposal_host where id = new.id)
begin select raise(abort, 'id_taken'); end;

-- What somebody wants to be at; another ballot of theirs withdraws those of the one before.
create table wish (
    id             integer primary key constraint wish_id check (id > 0),
    proposal_id    integer not null references proposal,
    participant_id integer not null references participant,
    withdrawn      integer,
    created        integer not null
) strict;
create unique index wish_live on wish (participant_id, proposal_id) where withdrawn is null;
create index wish_proposal on wish (proposal_id) where withdrawn is null;

create trigger wish_kept before delete on wish begin select raise(abort, 'row_kept'); end;
create trigger wish_sealed before update on wish
when new.id <> old.id or new.proposal_id <> old.proposal_id or new.participant_id <> old.participant_id
  or new.created <> old.created or old.withdrawn is not null
begin select raise(abort, 'row_sealed'); end;
create trigger wish_not_replaced before insert on wish
when exists (select 1 from wish where id = new.id
             or (withdrawn is null and new.withdrawn is null and participant_id = new.participant_id
                 and proposal_id = new.proposal_id))
begin select raise(abort, 'id_taken'); end;
create trigger wish_elsewhere before insert on wish
when (select event_id from proposal where id = new.proposal_id)
     <> (select event_id from participant where id = new.participant_id)
begin select raise(abort, 'other_event'); end;

-- Hands that went up for a topic, where nobody noted whose; the last count stands.
create table show_of_hands (
    id          integer primary key constraint show_of_hands_id check (id > 0),
    proposal_id integer not null references proposal,
    count       integer not null constraint show_of_hands_count check (count >= 0),
    withdrawn   integer,
    created     integer not null
) strict;
create unique index show_of_hands_live on show_of_hands (proposal_id) where withdrawn is null;

create trigger show_of_hands_kept before delete on show_of_hands begin select raise(abort, 'row_kept'); end;
create trigger show_of_hands_sealed before update on show_of_hands
when new.id <> old.id or new.proposal_id <> old.proposal_id or new.count <> old.count or new.created <> old.created
  or old.withdrawn is not null
begin select raise(abort, 'row_sealed'); end;
create trigger show_of_hands_not_replaced before insert on show_of_hands
when exists (select 1 from show_of_hands where id = new.id
             or (withdrawn is null and new.withdrawn is null and proposal_id = new.proposal_id))
begin select raise(abort, 'id_taken'); end;
