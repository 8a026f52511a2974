-- Keys of requests in the order they came, and an index to find them by: a file of a million keys is written in half the
-- time, since a batch builds the index behind it. Rows are kept apart by key as before.
create table request_key_next (
    id      integer primary key,
    key     text    not null,
    verb    text    not null,
    request blob    not null,                     -- BLAKE2b-128 of the request
    result  text    not null,                     -- ids of what was made, blank-separated
    created integer not null
) strict;
insert into request_key_next (key, verb, request, result, created)
select key, verb, request, result, created from request_key order by created, key;
drop table request_key;
alter table request_key_next rename to request_key;
create unique index request_key_key on request_key (key);
create trigger request_key_sealed before update on request_key begin select raise(abort, 'row_sealed'); end;
create trigger request_key_not_replaced before insert on request_key
when exists (select 1 from request_key where key = new.key or id = new.id)
begin select raise(abort, 'row_sealed'); end;
