-- Who is at a place, from when to when; and visitors, whom nobody knows by name and who are counted apart.

create table presence (
    id          integer primary key constraint presence_id check (id > 0),
    member_id   integer not null references member,
    place_id    integer not null references place,
    checked_in  integer not null,
    checked_out integer,                          -- null until it is noted, or settled when the member comes again
    automatic   integer not null default 0 constraint presence_automatic check (automatic in (0, 1)),   -- nobody noted the end
    created     integer not null,
    recorded    integer not null,
    constraint presence_order check (checked_out >= checked_in),
    constraint presence_settled check (automatic = 0 or checked_out is not null)
) strict;
create index presence_member on presence (member_id, checked_in);
create index presence_time on presence (checked_in);

create table presence_was (
    id integer not null, member_id integer, place_id integer, checked_in integer, checked_out integer, automatic integer,
    created integer, recorded integer,
    ceased integer not null
) strict;
create index presence_was_id on presence_was (id, ceased);

-- Nobody is anywhere twice at once; one without an end goes on, so that there is one at most and none comes after it.
create trigger presence_overlap_insert before insert on presence
when exists (select 1 from presence where member_id = new.member_id
             and (new.checked_out is null or checked_in < new.checked_out)
             and (checked_out is null or checked_out > new.checked_in))
begin select raise(abort, 'presence_overlap'); end;
create trigger presence_overlap_update before update of member_id, checked_in, checked_out on presence
when exists (select 1 from presence where member_id = new.member_id and id <> old.id
             and (new.checked_out is null or checked_in < new.checked_out)
             and (checked_out is null or checked_out > new.checked_in))
begin select raise(abort, 'presence_overlap'); end;

create trigger presence_kept before delete on presence begin select raise(abort, 'row_kept'); end;
create trigger presence_id_kept before update of id on presence when new.id <> old.id
begin select raise(abort, 'id_kept'); end;
create trigger presence_not_replaced before insert on presence when exists (select 1 from presence where id = new.id)
begin select raise(abort, 'id_taken'); end;
create trigger presence_keeps after update on presence
begin
    insert into presence_was values (
        old.id, old.member_id, old.place_id, old.checked_in, old.checked_out, old.automatic, old.created, old.recorded,
        iif(new.recorded > old.recorded, new.recorded, max(old.recorded, unixepoch())));
end;
create trigger presence_was_sealed_update before update on presence_was begin select raise(abort, 'row_sealed'); end;
create trigger presence_was_sealed_delete before delete on presence_was begin select raise(abort, 'row_sealed'); end;

create table visit (
    id        integer primary key constraint visit_id check (id > 0),
    place_id  integer not null references place,
    day       text    not null,
    purpose   text    not null constraint visit_purpose check (
                  purpose in ('tourism', 'public-service', 'multimedia', 'meeting')),
    count     integer not null constraint visit_count check (count > 0),
    withdrawn integer,                            -- instant it was found wrong; all else about it stays
    created   integer not null,
    recorded  integer not null
) strict;
create index visit_day on visit (day);

create trigger visit_kept before delete on visit begin select raise(abort, 'row_kept'); end;
create trigger visit_sealed before update on visit
when old.withdrawn is not null or new.withdrawn is null or new.id <> old.id or new.place_id <> old.place_id
  or new.day <> old.day or new.purpose <> old.purpose or new.count <> old.count or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
create trigger visit_not_replaced before insert on visit when exists (select 1 from visit where id = new.id)
begin select raise(abort, 'id_taken'); end;
