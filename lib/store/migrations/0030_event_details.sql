-- What the days of an event bring: who registers at the door, and mails that tell somebody of all that they come to.

-- Who walks in where it costs something is registered there and then; they are told apart as all who walk in are.
alter table registration add column on_the_spot integer not null default 0
    constraint registration_on_the_spot check (on_the_spot in (0, 1));

drop trigger registration_sealed;
create trigger registration_sealed before update on registration
when new.id <> old.id or new.participant_id <> old.participant_id or new.session_id is not old.session_id
  or new.category_id is not old.category_id or new.on_the_spot <> old.on_the_spot
  or new.created <> old.created or new.follows_id is not old.follows_id
  or (old.ended is not null and (new.ended is not old.ended or new.ended_at <> old.ended_at or new.heads <> old.heads
                                 or new.state <> old.state))
  or (old.state = 'confirmed' and new.state <> 'confirmed')
begin select raise(abort, 'row_sealed'); end;

-- A mail tells of several registrations of one person: each has its row, and all but the first name that of the mail.
alter table event_mail add column within_id integer references event_mail;
create index event_mail_within on event_mail (within_id) where within_id is not null;

drop trigger event_mail_sealed;
create trigger event_mail_sealed before update on event_mail
when new.id <> old.id or new.registration_id is not old.registration_id or new.event_id is not old.event_id
  or new.kind <> old.kind or new.message_id <> old.message_id or new.created <> old.created
  or new.within_id is not old.within_id or (old.state = 'sent' and new.state <> 'sent')
begin select raise(abort, 'row_sealed'); end;
create trigger event_mail_elsewhere before insert on event_mail
when new.within_id is not null
 and not exists (select 1 from event_mail m
                 join registration a on a.id = m.registration_id
                 join registration b on b.id = new.registration_id
                 where m.id = new.within_id and m.within_id is null and m.kind = new.kind
                   and a.participant_id = b.participant_id)
begin select raise(abort, 'row_sealed'); end;
-- Nobody is reminded of an event twice.
create trigger event_mail_reminds_once before insert on event_mail
when new.kind = 'reminder' and new.within_id is null
 and exists (select 1 from event_mail m
             join registration a on a.id = m.registration_id
             join registration b on b.participant_id = a.participant_id
             where m.kind = 'reminder' and b.id = new.registration_id)
begin select raise(abort, 'id_taken'); end;

-- Where the grid that is kept must have a topic, and when its host is not there, so that the next grid holds to it too.
alter table proposal add column pinned integer;                              -- start of its slot
alter table proposal add column pinned_room_id integer references resource
    constraint proposal_pinned check (pinned_room_id is null or pinned is not null);
alter table proposal_host add column away text not null default '';          -- starts of slots, with blanks between

-- What a programme that was imported says beyond what is asked here, so that what is exported again says it too.
alter table session add column subtitle text not null default '';
alter table session add column language text not null default '';
alter table session add column url text not null default '';
alter table session add column links text not null default '';               -- one a line: address, blank, title
alter table speaker add column guid text not null default '';                -- by which other programs know them
alter table speaker add column number integer not null default 0 constraint speaker_number check (number >= 0);
