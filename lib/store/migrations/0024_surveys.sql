-- What was answered: in surveys, and by participants when they registered.

-- One a filled form. What was answered at registration is of the survey "registration". Category and territory stay as
-- they were then.
create table survey_response (
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
create unique index survey_response_live on survey_response (survey, ifnull(event_id, 0), external) where withdrawn is null;
create index survey_response_participant on survey_response (participant_id) where participant_id is not null;

create trigger survey_response_kept before delete on survey_response begin select raise(abort, 'row_kept'); end;
create trigger survey_response_sealed before update on survey_response
when new.id <> old.id or new.survey <> old.survey or new.event_id is not old.event_id or new.external <> old.external
  or new.complete <> old.complete or new.submitted is not old.submitted or new.participant_id is not old.participant_id
  or new.category <> old.category or new.commune is not old.commune or new.epci is not old.epci
  or new.department is not old.department or new.created <> old.created or old.withdrawn is not null
begin select raise(abort, 'row_sealed'); end;
create trigger survey_response_not_replaced before insert on survey_response
when exists (select 1 from survey_response where id = new.id
             or (withdrawn is null and new.withdrawn is null and survey = new.survey
                 and ifnull(event_id, 0) = ifnull(new.event_id, 0) and external = new.external))
begin select raise(abort, 'id_taken'); end;
create trigger survey_response_elsewhere before insert on survey_response
when new.participant_id is not null
 and (select event_id from participant where id = new.participant_id) is not new.event_id
begin select raise(abort, 'other_event'); end;

-- One a question, and of several choices one each. Its words may be changed, so that who is erased is named nowhere.
create table survey_answer (
    id          integer primary key constraint survey_answer_id check (id > 0),
    response_id integer not null references survey_response,
    question    text    not null,                 -- declared
    value       text    not null,                 -- id of a choice, number, true, false, or words of their own
    personal    integer not null constraint survey_answer_personal check (personal in (0, 1)),
    created     integer not null
) strict;
create index survey_answer_response on survey_answer (response_id);

create trigger survey_answer_kept before delete on survey_answer begin select raise(abort, 'row_kept'); end;
create trigger survey_answer_sealed before update on survey_answer
when new.id <> old.id or new.response_id <> old.response_id or new.question <> old.question
  or new.personal <> old.personal or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
create trigger survey_answer_not_replaced before insert on survey_answer
when exists (select 1 from survey_answer where id = new.id)
begin select raise(abort, 'id_taken'); end;
