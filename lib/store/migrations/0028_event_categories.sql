-- Ticket categories of an event, each with seats of its own within those of the event. Who registers for an event that
-- has some does so in one of them; a registration for a session is in none.

create table event_category (
    id       integer primary key constraint event_category_id check (id > 0),
    event_id integer not null references event,
    code     text    not null,
    title    text    not null constraint event_category_title check (title <> ''),
    capacity integer constraint event_category_capacity check (capacity >= 0),   -- heads; null: no limit
    created  integer not null,
    recorded integer not null,
    constraint event_category_code unique (event_id, code)
) strict;

create trigger event_category_kept before delete on event_category begin select raise(abort, 'row_kept'); end;
create trigger event_category_sealed before update on event_category
when new.id <> old.id or new.event_id <> old.event_id or new.code <> old.code or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
create trigger event_category_not_replaced before insert on event_category
when exists (select 1 from event_category where id = new.id or (event_id = new.event_id and code = new.code))
begin select raise(abort, 'id_taken'); end;

alter table registration add column category_id integer references event_category;   -- of its ticket, for the event
create index registration_category on registration (category_id) where category_id is not null;

drop trigger registration_sealed;
create trigger registration_sealed before update on registration
when new.id <> old.id or new.participant_id <> old.participant_id or new.session_id is not old.session_id
  or new.category_id is not old.category_id
  or new.created <> old.created or new.follows_id is not old.follows_id
  or (old.ended is not null and (new.ended is not old.ended or new.ended_at <> old.ended_at or new.heads <> old.heads
                                 or new.state <> old.state))
  or (old.state = 'confirmed' and new.state <> 'confirmed')
begin select raise(abort, 'row_sealed'); end;
create trigger registration_category_elsewhere before insert on registration
when new.category_id is not null
 and (new.session_id is not null
      or (select event_id from event_category where id = new.category_id)
         <> (select event_id from participant where id = new.participant_id))
begin select raise(abort, 'other_category'); end;
-- Who took over the seats of one that was there before the categories were is in none.
create trigger registration_without_category before insert on registration
when new.category_id is null and new.session_id is null and new.follows_id is null
 and exists (select 1 from participant p join event_category c on c.event_id = p.event_id where p.id = new.participant_id)
begin select raise(abort, 'other_category'); end;

create view category_taken as
select category_id, sum(heads) as taken from registration
where ended is null and state <> 'waiting' and category_id is not null
group by category_id;

drop trigger registration_seats_insert;
create trigger registration_seats_insert after insert on registration
when new.ended is null and new.state <> 'waiting'
begin
    select raise(abort, 'event_full')
    where (select sum(heads) from registration where session_id = new.session_id and ended is null and state <> 'waiting')
          > (select capacity from session where id = new.session_id)
       or (select sum(heads) from registration where category_id = new.category_id and ended is null and state <> 'waiting')
          > (select capacity from event_category where id = new.category_id)
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
       or (select sum(heads) from registration where category_id = new.category_id and ended is null and state <> 'waiting')
          > (select capacity from event_category where id = new.category_id)
       or exists (select 1 from participant w join event e on e.id = w.event_id
                  where w.id = new.participant_id and e.capacity is not null
                    and (select sum(heads) from (
                             select max(r.heads) as heads
                             from participant p join registration r on r.participant_id = p.id
                             where p.event_id = e.id and r.ended is null and r.state <> 'waiting'
                             group by p.id)) > e.capacity);
end;
create trigger event_category_shrinks after update of capacity on event_category
when exists (select 1 from category_taken where category_id = new.id and taken > new.capacity)
begin select raise(abort, 'event_full'); end;
