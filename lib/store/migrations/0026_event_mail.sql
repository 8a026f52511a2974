-- Mails about an event that were handed to somebody, or were about to be: of a registration one of each kind, and one
-- invitation a member. A row is written before its mail goes out, so that none goes out twice; one that is still
-- "sending" afterwards went out or not, nobody knows.
create table event_mail (
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
    recorded        integer not null,
    constraint event_mail_to check ((registration_id is null) = (kind = 'invitation')
                                    and (event_id is null) = (kind <> 'invitation')
                                    and (member_id is null) = (kind <> 'invitation'))
) strict;
create unique index event_mail_once on event_mail (registration_id, kind) where registration_id is not null;
create index event_mail_event on event_mail (event_id) where event_id is not null;
create index event_mail_member on event_mail (member_id) where member_id is not null;

create trigger event_mail_kept before delete on event_mail begin select raise(abort, 'row_kept'); end;
create trigger event_mail_sealed before update on event_mail
when new.id <> old.id or new.registration_id is not old.registration_id or new.event_id is not old.event_id
  or new.kind <> old.kind or new.message_id <> old.message_id or new.created <> old.created
  or (old.state = 'sent' and new.state <> 'sent')
begin select raise(abort, 'row_sealed'); end;
create trigger event_mail_not_replaced before insert on event_mail
when exists (select 1 from event_mail where id = new.id or message_id = new.message_id
             or (registration_id = new.registration_id and kind = new.kind)
             or (event_id = new.event_id and member_id = new.member_id))
begin select raise(abort, 'id_taken'); end;
