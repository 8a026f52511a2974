-- What people demand of the operator about their data, and when it is answered; and which members were proposed to each
-- other.

create table privacy_request (
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
create index privacy_request_member on privacy_request (member_id) where member_id is not null;

-- What was demanded stays, but for what people wrote, which can be taken away from a row. It is extended and answered
-- once.
create trigger privacy_request_kept before delete on privacy_request begin select raise(abort, 'row_kept'); end;
create trigger privacy_request_sealed before update on privacy_request
when new.id is not old.id or new.kind is not old.kind or new.day is not old.day or new.created is not old.created
  or (new.member_id is not old.member_id and (old.member_id is null or new.member_id is null))
  or new.name not in ('', old.name) or new.contact not in ('', old.contact) or new.note not in ('', old.note)
  or (old.extended is not null and (new.extended is not old.extended or new.reason not in ('', old.reason)))
  or (old.answered is not null and (new.answered is not old.answered or new.answer not in ('', old.answer)))
begin select raise(abort, 'row_sealed'); end;
create trigger privacy_request_not_replaced before insert on privacy_request
when exists (select 1 from privacy_request where id = new.id)
begin select raise(abort, 'id_taken'); end;

-- Two who were told of each other: one offers what the other seeks.
create table match_proposal (
    id        integer primary key constraint match_proposal_id check (id > 0),
    member_id integer not null references member,
    other_id  integer not null references member,
    day       text    not null,
    created   integer not null,
    constraint match_proposal_other check (member_id <> other_id)
) strict;
create index match_proposal_member on match_proposal (member_id);
create index match_proposal_other on match_proposal (other_id);

create trigger match_proposal_kept before delete on match_proposal begin select raise(abort, 'row_kept'); end;
create trigger match_proposal_sealed before update on match_proposal begin select raise(abort, 'row_sealed'); end;
create trigger match_proposal_not_replaced before insert on match_proposal
when exists (select 1 from match_proposal where id = new.id)
begin select raise(abort, 'id_taken'); end;
