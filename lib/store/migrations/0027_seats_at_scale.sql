-- Events of many thousand people: what is checked at each row is found by an index, and the seats of one event are
-- counted without those of all the others. The same is refused as before.

drop trigger participant_twice;
create trigger participant_twice before update on participant
when exists (select 1 from participant where id <> new.id and event_id = new.event_id
             and email is not null and lower(email) = lower(new.email))
  or exists (select 1 from participant where id <> new.id and event_id = new.event_id and member_id = new.member_id)
begin select raise(abort, 'participant_twice'); end;
drop trigger participant_not_replaced;
create trigger participant_not_replaced before insert on participant
when exists (select 1 from participant where id = new.id)
  or exists (select 1 from participant where event_id = new.event_id
             and email is not null and lower(email) = lower(new.email))
  or exists (select 1 from participant where event_id = new.event_id and member_id = new.member_id)
begin select raise(abort, 'id_taken'); end;

drop trigger registration_seats_insert;
create trigger registration_seats_insert after insert on registration
when new.ended is null and new.state <> 'waiting'
begin
    select raise(abort, 'event_full')
    where (select sum(heads) from registration where session_id = new.session_id and ended is null and state <> 'waiting')
          > (select capacity from session where id = new.session_id)
       or exists (select 1 from participant w join event e on e.id = w.event_id
                  where w.id = new.participant_id and e.capacity is not null
                    and (select sum(heads) from (
                             select max(r.heads) as heads
                             from participant p join registration r on r.participant_id = p.id
                             where p.event_id = e.id and r.ended is null and r.state <> 'waiting'
                             group by p.id)) > e.capacity);
end;
drop trigger registration_seats_update;
create trigger registration_seats_update after update of state, ended, heads on registration
when new.ended is null and new.state <> 'waiting'
 and (old.ended is not null or old.state = 'waiting' or new.heads > old.heads)
begin
    select raise(abort, 'event_full')
    where (select sum(heads) from registration where session_id = new.session_id and ended is null and state <> 'waiting')
          > (select capacity from session where id = new.session_id)
       or exists (select 1 from participant w join event e on e.id = w.event_id
                  where w.id = new.participant_id and e.capacity is not null
                    and (select sum(heads) from (
                             select max(r.heads) as heads
                             from participant p join registration r on r.participant_id = p.id
                             where p.event_id = e.id and r.ended is null and r.state <> 'waiting'
                             group by p.id)) > e.capacity);
end;
