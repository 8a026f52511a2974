-- A member that was found to be another stays, and names the one it was joined into. That one is joined into none: what
-- names it is followed in one step.

alter table member add column merged_into integer references member;
alter table member_was add column merged_into integer;
create index member_merged on member (merged_into) where merged_into is not null;

create trigger member_merge before update of merged_into on member
when new.merged_into is not old.merged_into and (
    new.merged_into is null or new.merged_into = new.id
    or exists (select 1 from member where id = new.merged_into and merged_into is not null)
    or exists (select 1 from member where merged_into = new.id))
begin select raise(abort, 'row_sealed'); end;
create trigger member_merged_insert before insert on member when new.merged_into is not null
begin select raise(abort, 'row_sealed'); end;

drop trigger member_keeps;
create trigger member_keeps after update on member
begin
    insert into member_was (id, kind, name, folded, email, phone, external_id, category, legal_form, siren, commune,
                            joined, left_on, note, created, recorded, ceased, siret, sector, merged_into)
    values (
        old.id, old.kind, old.name, old.folded, old.email, old.phone, old.external_id, old.category, old.legal_form,
        old.siren, old.commune, old.joined, old.left_on, old.note, old.created, old.recorded,
        iif(new.recorded > old.recorded, new.recorded, max(old.recorded, unixepoch())), old.siret, old.sector,
        old.merged_into);
end;
