-- Hours that members gave, on the day they gave them: what a plan expects of them is counted against it. Written once; a
-- wrong row is withdrawn, and stays.

create table volunteering (
    id        integer primary key constraint volunteering_id check (id > 0),
    member_id integer not null references member,
    day       text    not null,
    minutes   integer not null constraint volunteering_minutes check (minutes between 1 and 1440),
    purpose   text    not null default '',        -- what they were given for
    withdrawn integer,                            -- instant it was found wrong
    reason    text    not null default '',        -- why it was taken back
    created   integer not null,
    recorded  integer not null,
    constraint volunteering_reason check (reason = '' or withdrawn is not null)
) strict;
create index volunteering_member on volunteering (member_id, day);
create index volunteering_day on volunteering (day);

-- Texts may be emptied when the person is erased, and a merge brings the row to another member.
create trigger volunteering_kept before delete on volunteering begin select raise(abort, 'row_kept'); end;
create trigger volunteering_sealed before update on volunteering
when new.id <> old.id or new.day <> old.day or new.minutes <> old.minutes or new.purpose not in ('', old.purpose)
  or new.created <> old.created
  or (old.withdrawn is not null and (new.withdrawn is not old.withdrawn or new.reason not in ('', old.reason)))
begin select raise(abort, 'row_sealed'); end;
create trigger volunteering_not_replaced before insert on volunteering
when exists (select 1 from volunteering where id = new.id)
begin select raise(abort, 'id_taken'); end;
