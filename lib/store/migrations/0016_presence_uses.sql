-- What a member used by coming to a place on a day, so that the same day is covered once.

alter table allowance_use add column place_id integer references place;
create unique index allowance_use_presence on allowance_use (member_id, day, place_id)
where place_id is not null and withdrawn is null;

drop trigger allowance_use_sealed;
create trigger allowance_use_sealed before update on allowance_use
when new.id is not old.id or new.member_id is not old.member_id or new.unit is not old.unit
  or new.amount is not old.amount or new."of" is not old."of" or new.day is not old.day
  or new.place_id is not old.place_id or new.created is not old.created or new.note not in ('', old.note)
  or (old.withdrawn is not null and new.withdrawn is not old.withdrawn)
begin select raise(abort, 'row_sealed'); end;
