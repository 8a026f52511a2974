-- What the days of an event bring: who registers at the door.

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
