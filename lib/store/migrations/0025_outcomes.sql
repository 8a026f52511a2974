-- What groups of an event brought back: mind maps, each of the event, of one of its sessions, or of a topic. Texts may
-- be changed, so that who is erased is named nowhere.

create table event_outcome (
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
create index event_outcome_event on event_outcome (event_id);

create trigger event_outcome_kept before delete on event_outcome begin select raise(abort, 'row_kept'); end;
create trigger event_outcome_sealed before update on event_outcome
when new.id <> old.id or new.event_id <> old.event_id or new.session_id is not old.session_id
  or new.proposal_id is not old.proposal_id or new.created <> old.created
  or (old.withdrawn is not null and new.withdrawn is not old.withdrawn)
begin select raise(abort, 'row_sealed'); end;
create trigger event_outcome_not_replaced before insert on event_outcome
when exists (select 1 from event_outcome where id = new.id)
begin select raise(abort, 'id_taken'); end;
create trigger event_outcome_elsewhere before insert on event_outcome
when (select event_id from session where id = new.session_id) <> new.event_id
  or (select event_id from proposal where id = new.proposal_id) <> new.event_id
begin select raise(abort, 'other_event'); end;

-- The topics of a mind map, each after the one it branches off, those of one parent in order of id.
create table outcome_topic (
    id         integer primary key constraint outcome_topic_id check (id > 0),
    outcome_id integer not null references event_outcome,
    parent_id  integer references outcome_topic,  -- null: the root
    text       text    not null,
    note       text    not null default '',
    link       text    not null default '',
    created    integer not null,
    constraint outcome_topic_after check (parent_id < id)
) strict;
create index outcome_topic_outcome on outcome_topic (outcome_id);

create trigger outcome_topic_kept before delete on outcome_topic begin select raise(abort, 'row_kept'); end;
create trigger outcome_topic_sealed before update on outcome_topic
when new.id <> old.id or new.outcome_id <> old.outcome_id or new.parent_id is not old.parent_id
  or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
create trigger outcome_topic_not_replaced before insert on outcome_topic
when exists (select 1 from outcome_topic where id = new.id)
begin select raise(abort, 'id_taken'); end;
