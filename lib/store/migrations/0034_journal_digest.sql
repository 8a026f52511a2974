-- Digests of the journal are in no index of their own: its order keeps them apart, since each row's bytes hold its number.
-- A random key cost each change a page more on the disk, and the more the longer the journal.
create table journal_next (
    id       integer primary key constraint journal_id check (id > 0),
    at       integer not null,                    -- the machine's clock
    sealed   blob    not null,
    digest   blob    not null
) strict;
insert into journal_next select id, at, sealed, digest from journal order by id;
drop table journal;
alter table journal_next rename to journal;
create trigger journal_sealed_update before update on journal begin select raise(abort, 'journal_sealed'); end;
create trigger journal_sealed_delete before delete on journal begin select raise(abort, 'journal_sealed'); end;
create trigger journal_not_replaced before insert on journal
when new.id <= ifnull((select max(id) from journal), 0)
begin select raise(abort, 'journal_sealed'); end;
