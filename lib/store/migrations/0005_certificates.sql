-- What members may use: trainings and authorisations for machines and rooms, by the ids declared in tiers.toml.

create table certificate (
    id        integer primary key constraint certificate_id check (id > 0),
    member_id integer not null references member,
    code      text    not null,
    first     text    not null,                   -- first day it counts
    last      text,                               -- last day, included; for ever when null
    given_by  text,
    revoked   text,                               -- first day it counts no more
    created   integer not null,
    recorded  integer not null,
    constraint certificate_days check (last >= first)
) strict;
create index certificate_member on certificate (member_id, code);

create trigger certificate_kept before delete on certificate begin select raise(abort, 'row_kept'); end;
create trigger certificate_id_kept before update of id on certificate when new.id <> old.id
begin select raise(abort, 'id_kept'); end;
create trigger certificate_not_replaced before insert on certificate
when exists (select 1 from certificate where id = new.id)
begin select raise(abort, 'id_taken'); end;
