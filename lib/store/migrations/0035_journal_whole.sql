-- What a change wrote lies in its row of the journal, and is emptied there when a person is erased: in a table of its own it
-- cost each change a page more on the disk.
create table journal_next (
    id       integer primary key constraint journal_id check (id > 0),
    at       integer not null,                    -- the machine's clock
    sealed   blob    not null,
    digest   blob    not null,
    salt     blob,
    content  blob,                                -- JSON; neither is there once it is erased
    constraint journal_content check ((salt is null) = (content is null))
) strict;
insert into journal_next
select j.id, j.at, j.sealed, j.digest, c.salt, c.content
from journal j left join journal_content c on c.journal_id = j.id
order by j.id;
drop table journal_content;
drop table journal;
alter table journal_next rename to journal;
create trigger journal_sealed_update before update on journal
when new.id <> old.id or new.at <> old.at or new.sealed <> old.sealed or new.digest <> old.digest or new.content is not null
begin select raise(abort, 'journal_sealed'); end;
create trigger journal_sealed_delete before delete on journal begin select raise(abort, 'journal_sealed'); end;
create trigger journal_not_replaced before insert on journal
when new.id <= ifnull((select max(id) from journal), 0)
begin select raise(abort, 'journal_sealed'); end;
