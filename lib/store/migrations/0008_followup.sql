-- Projects and households that the operator accompanies: who they are, how far they are, what was said and is to be done,
-- and what came of it. What is dated is written once: a wrong row is withdrawn, and stays.

create table followup (
    id        integer primary key constraint followup_id check (id > 0),
    kind      text    not null constraint followup_kind check (kind in ('project', 'household')),
    name      text    not null constraint followup_name check (length(trim(name)) > 0),
    folded    text    not null,                   -- for lookup: no accents, no case
    place_id  integer references place,           -- null: no place of its own
    adviser   text,                               -- who accompanies it
    created   integer not null,
    recorded  integer not null
) strict;
create index followup_folded on followup (folded);

create table followup_was (
    id integer not null, kind text, name text, folded text, place_id integer, adviser text, created integer,
    recorded integer,
    ceased integer not null
) strict;
create index followup_was_id on followup_was (id, ceased);

create table followup_member (
    id          integer primary key constraint followup_member_id check (id > 0),
    followup_id integer not null references followup,
    member_id   integer not null references member,
    first       text    not null,                 -- first day they are in it
    left_on     text,                             -- first day they are no longer
    created     integer not null,
    recorded    integer not null,
    constraint followup_member_days check (left_on >= first)
) strict;
create index followup_member_of on followup_member (followup_id);
create index followup_member_who on followup_member (member_id);
create unique index followup_member_twice on followup_member (followup_id, member_id) where left_on is null;

create table followup_member_was (
    id integer not null, followup_id integer, member_id integer, first text, left_on text, created integer,
    recorded integer,
    ceased integer not null
) strict;
create index followup_member_was_id on followup_member_was (id, ceased);

-- From a day on a follow-up is at a stage, at a level of service. The first one opened it; one to a stage that ends
-- (tiers.toml) ended it. The latest day counts, and of one day the latest id.
create table followup_move (
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
create index followup_move_of on followup_move (followup_id, day, id);

-- What was said and is to be done, of the professional track. The text may be emptied, and nothing else changes but the
-- day a task was done and the instant of a withdrawal.
create table followup_note (
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
create index followup_note_of on followup_note (followup_id, day, id);
create index followup_note_due on followup_note (due) where done is null and withdrawn is null and due is not null;

-- The same of the personal track (housing, family, health): apart, so that it can be kept for less long and left out of
-- what is handed on.
create table followup_personal (
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
create index followup_personal_of on followup_personal (followup_id, day, id);
create index followup_personal_due on followup_personal (due)
    where done is null and withdrawn is null and due is not null;

create table followup_outcome (
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
create index followup_outcome_of on followup_outcome (followup_id, day, id);
-- Answered once, but for jobs now and for companies; the same company once.
create unique index followup_outcome_once on followup_outcome (followup_id, outcome, ifnull(moment, ''))
    where withdrawn is null and outcome <> 'company' and ifnull(moment, '') <> 'now';
create unique index followup_outcome_company on followup_outcome (followup_id, siren) where withdrawn is null and siren is not null;

-- Kept, with what they were.
create trigger followup_kept before delete on followup begin select raise(abort, 'row_kept'); end;
create trigger followup_id_kept before update of id on followup when new.id <> old.id
begin select raise(abort, 'id_kept'); end;
create trigger followup_not_replaced before insert on followup when exists (select 1 from followup where id = new.id)
begin select raise(abort, 'id_taken'); end;
create trigger followup_keeps after update on followup
begin
    insert into followup_was values (
        old.id, old.kind, old.name, old.folded, old.place_id, old.adviser, old.created, old.recorded,
        iif(new.recorded > old.recorded, new.recorded, max(old.recorded, unixepoch())));
end;
create trigger followup_was_sealed_update before update on followup_was begin select raise(abort, 'row_sealed'); end;
create trigger followup_was_sealed_delete before delete on followup_was begin select raise(abort, 'row_sealed'); end;

create trigger followup_member_kept before delete on followup_member begin select raise(abort, 'row_kept'); end;
create trigger followup_member_id_kept before update of id on followup_member when new.id <> old.id
begin select raise(abort, 'id_kept'); end;
create trigger followup_member_not_replaced before insert on followup_member
when exists (select 1 from followup_member where id = new.id)
  or exists (select 1 from followup_member
             where followup_id = new.followup_id and member_id = new.member_id and left_on is null
               and new.left_on is null)
begin select raise(abort, 'id_taken'); end;
create trigger followup_member_keeps after update on followup_member
begin
    insert into followup_member_was values (
        old.id, old.followup_id, old.member_id, old.first, old.left_on, old.created, old.recorded,
        iif(new.recorded > old.recorded, new.recorded, max(old.recorded, unixepoch())));
end;
create trigger followup_member_was_sealed_update before update on followup_member_was
begin select raise(abort, 'row_sealed'); end;
create trigger followup_member_was_sealed_delete before delete on followup_member_was
begin select raise(abort, 'row_sealed'); end;

-- Written once; texts may be emptied.
create trigger followup_move_kept before delete on followup_move begin select raise(abort, 'row_kept'); end;
create trigger followup_move_sealed before update on followup_move
when new.id <> old.id or new.followup_id <> old.followup_id or new.day <> old.day or new.stage <> old.stage
  or new.level is not old.level or new.exit is not old.exit
  or (new.decided_by is not old.decided_by and new.decided_by is not null)
  or (new.reason is not old.reason and new.reason is not null)
  or (old.withdrawn is not null and new.withdrawn is not old.withdrawn) or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
create trigger followup_move_not_replaced before insert on followup_move
when exists (select 1 from followup_move where id = new.id)
begin select raise(abort, 'id_taken'); end;

create trigger followup_note_kept before delete on followup_note begin select raise(abort, 'row_kept'); end;
create trigger followup_note_sealed before update on followup_note
when new.id <> old.id or new.followup_id <> old.followup_id or new.kind <> old.kind or new.day <> old.day
  or new.minutes is not old.minutes or new.due is not old.due or (old.done is not null and new.done is not old.done)
  or (new.who is not old.who and new.who is not null) or (new.text <> old.text and new.text <> '')
  or (old.withdrawn is not null and new.withdrawn is not old.withdrawn) or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
create trigger followup_note_not_replaced before insert on followup_note
when exists (select 1 from followup_note where id = new.id)
begin select raise(abort, 'id_taken'); end;

create trigger followup_personal_kept before delete on followup_personal begin select raise(abort, 'row_kept'); end;
create trigger followup_personal_sealed before update on followup_personal
when new.id <> old.id or new.followup_id <> old.followup_id or new.kind <> old.kind or new.day <> old.day
  or new.minutes is not old.minutes or new.due is not old.due or (old.done is not null and new.done is not old.done)
  or (new.who is not old.who and new.who is not null) or (new.text <> old.text and new.text <> '')
  or (old.withdrawn is not null and new.withdrawn is not old.withdrawn) or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
create trigger followup_personal_not_replaced before insert on followup_personal
when exists (select 1 from followup_personal where id = new.id)
begin select raise(abort, 'id_taken'); end;

create trigger followup_outcome_kept before delete on followup_outcome begin select raise(abort, 'row_kept'); end;
create trigger followup_outcome_sealed before update on followup_outcome
when old.withdrawn is not null or new.withdrawn is null or new.id <> old.id or new.followup_id <> old.followup_id
  or new.outcome <> old.outcome or new.day <> old.day or new.moment is not old.moment or new.answer is not old.answer
  or new.count is not old.count or new.siren is not old.siren or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
create trigger followup_outcome_not_replaced before insert on followup_outcome
when exists (select 1 from followup_outcome where id = new.id)
  or exists (select 1 from followup_outcome
             where new.withdrawn is null and withdrawn is null and followup_id = new.followup_id
               and outcome = new.outcome
               and iif(outcome = 'company', siren = new.siren,
                       moment is new.moment and ifnull(moment, '') <> 'now'))
begin select raise(abort, 'outcome_twice'); end;
