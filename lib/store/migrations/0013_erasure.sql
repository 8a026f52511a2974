-- Who was erased, so that a backup that is restored and a file that is imported do not bring them back: ids and keyed
-- hashes, no names. The key lies in keys/ beside the database and nowhere in it.

alter table member add column erased integer;

create table erasure (
    member_id integer primary key references member,
    created   integer not null,                   -- of the member
    erased    integer not null,
    key_id    text                                -- of the key that the hashes are made with
) strict;

create table erased_identifier (
    hash      blob    not null constraint erased_identifier_hash unique,   -- of an e-mail, a phone or an id elsewhere
    member_id integer not null references erasure
) strict;

create trigger erasure_kept before delete on erasure begin select raise(abort, 'row_kept'); end;
create trigger erasure_sealed before update on erasure begin select raise(abort, 'row_sealed'); end;
create trigger erasure_not_replaced before insert on erasure
when exists (select 1 from erasure where member_id = new.member_id)
begin select raise(abort, 'id_taken'); end;
create trigger erased_identifier_kept before delete on erased_identifier begin select raise(abort, 'row_kept'); end;
create trigger erased_identifier_sealed before update on erased_identifier
begin select raise(abort, 'row_sealed'); end;

-- Nothing is known of them any more, and nothing is written of them.
create trigger member_erased before update on member when old.erased is not null
begin select raise(abort, 'member_erased'); end;
create trigger booking_of_erased before insert on booking
when exists (select 1 from member where id = new.member_id and erased is not null)
begin select raise(abort, 'member_erased'); end;

-- Badges, door tags and the like, by which members are known at a door: keyed hashes too, with the same key.
create table identifier (
    id        integer primary key constraint identifier_id check (id > 0),
    member_id integer not null references member,
    hash      blob    not null,
    created   integer not null,
    ceased    integer                             -- instant it was theirs no more
) strict;
create index identifier_member on identifier (member_id);
create unique index identifier_hash on identifier (hash) where ceased is null;

create trigger identifier_kept before delete on identifier begin select raise(abort, 'row_kept'); end;
create trigger identifier_not_replaced before insert on identifier
when exists (select 1 from identifier where id = new.id or (hash = new.hash and ceased is null and new.ceased is null))
begin select raise(abort, 'id_taken'); end;
create trigger identifier_sealed before update on identifier
when new.id <> old.id or new.hash <> old.hash or new.created <> old.created
  or (old.ceased is not null and new.ceased is not old.ceased)
begin select raise(abort, 'row_sealed'); end;
