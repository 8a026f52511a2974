-- What more is known of people and organisations. Rows that say one thing begin and cease, and never change between:
-- what was known on a day is read from them.

alter table member add column siret text;
alter table member add column sector text;
alter table member_was add column siret text;
alter table member_was add column sector text;

-- Who belongs to which organisation, as what, from a day to a day: both included, and unknown when null. The record of a
-- member names the organisation of those that hold today which began first.
create table affiliation (
    id              integer primary key constraint affiliation_id check (id > 0),
    member_id       integer not null references member,
    organisation_id integer not null references member,
    role            text    not null default '',
    first           text,
    last            text,
    withdrawn       integer,                      -- instant it was found never to hold
    created         integer not null,
    recorded        integer not null,
    constraint affiliation_days check (last >= first),
    constraint affiliation_itself check (member_id <> organisation_id)
) strict;
create index affiliation_member on affiliation (member_id, first);
create index affiliation_organisation on affiliation (organisation_id);
insert into affiliation (member_id, organisation_id, created, recorded)
select id, organisation_id, created, created from member where organisation_id is not null order by id;

create table affiliation_was (
    id integer not null, member_id integer, organisation_id integer, role text, first text, last text, withdrawn integer,
    created integer, recorded integer,
    ceased integer not null
) strict;
create index affiliation_was_id on affiliation_was (id, ceased);

create trigger affiliation_kept before delete on affiliation begin select raise(abort, 'row_kept'); end;
create trigger affiliation_id_kept before update of id on affiliation when new.id <> old.id
begin select raise(abort, 'id_kept'); end;
create trigger affiliation_not_replaced before insert on affiliation
when exists (select 1 from affiliation where id = new.id)
begin select raise(abort, 'id_taken'); end;
create trigger affiliation_keeps after update on affiliation
begin
    insert into affiliation_was values (
        old.id, old.member_id, old.organisation_id, old.role, old.first, old.last, old.withdrawn, old.created,
        old.recorded, iif(new.recorded > old.recorded, new.recorded, max(old.recorded, unixepoch())));
end;
create trigger affiliation_was_sealed_update before update on affiliation_was
begin select raise(abort, 'row_sealed'); end;
create trigger affiliation_was_sealed_delete before delete on affiliation_was
begin select raise(abort, 'row_sealed'); end;

-- The organisation in former rows stays as it was written.
drop trigger member_keeps;
alter table member drop column organisation_id;
create trigger member_keeps after update on member
begin
    insert into member_was (id, kind, name, folded, email, phone, external_id, category, legal_form, siren, commune,
                            joined, left_on, note, created, recorded, ceased, siret, sector)
    values (
        old.id, old.kind, old.name, old.folded, old.email, old.phone, old.external_id, old.category, old.legal_form,
        old.siren, old.commune, old.joined, old.left_on, old.note, old.created, old.recorded,
        iif(new.recorded > old.recorded, new.recorded, max(old.recorded, unixepoch())), old.siret, old.sector);
end;

-- Further e-mails and phones; those of the member's own row come first.
create table contact (
    id        integer primary key constraint contact_id check (id > 0),
    member_id integer not null references member,
    kind      text    not null constraint contact_kind check (kind in ('email', 'phone')),
    value     text    not null constraint contact_value check (value <> ''),
    label     text    not null default '',
    created   integer not null,
    ceased    integer                             -- instant it held no more
) strict;
create index contact_member on contact (member_id);
create index contact_email on contact (lower(value)) where kind = 'email' and ceased is null;

create trigger contact_kept before delete on contact begin select raise(abort, 'row_kept'); end;
create trigger contact_not_replaced before insert on contact when exists (select 1 from contact where id = new.id)
begin select raise(abort, 'id_taken'); end;
create trigger contact_sealed before update on contact
when old.ceased is not null or new.ceased is null or new.id <> old.id or new.member_id <> old.member_id
  or new.kind <> old.kind or new.value <> old.value or new.label <> old.label or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;

-- An e-mail finds one member, whichever of theirs it is.
create trigger contact_email_insert before insert on contact
when new.kind = 'email' and new.ceased is null and (
    exists (select 1 from contact where kind = 'email' and ceased is null and lower(value) = lower(new.value))
    or exists (select 1 from member where email is not null and lower(email) = lower(new.value)))
begin select raise(abort, 'member_email'); end;
create trigger member_email_contact_insert before insert on member
when exists (select 1 from contact where kind = 'email' and ceased is null and lower(value) = lower(new.email))
begin select raise(abort, 'member_email'); end;
create trigger member_email_contact_update before update of email on member
when exists (select 1 from contact where kind = 'email' and ceased is null and lower(value) = lower(new.email))
begin select raise(abort, 'member_email'); end;

-- Words about a member: free tags, skills offered and skills sought.
create table tag (
    id        integer primary key constraint tag_id check (id > 0),
    member_id integer not null references member,
    kind      text    not null constraint tag_kind check (kind in ('tag', 'offers', 'seeks')),
    word      text    not null,
    folded    text    not null constraint tag_folded check (folded <> ''),   -- for lookup: no accents, no case
    created   integer not null,
    ceased    integer
) strict;
create index tag_member on tag (member_id);
create index tag_word on tag (kind, folded) where ceased is null;

create trigger tag_kept before delete on tag begin select raise(abort, 'row_kept'); end;
create trigger tag_not_replaced before insert on tag when exists (select 1 from tag where id = new.id)
begin select raise(abort, 'id_taken'); end;
create trigger tag_once before insert on tag
when new.ceased is null and exists (select 1 from tag where member_id = new.member_id and kind = new.kind
                                    and folded = new.folded and ceased is null)
begin select raise(abort, 'id_taken'); end;
create trigger tag_sealed before update on tag
when old.ceased is not null or new.ceased is null or new.id <> old.id or new.member_id <> old.member_id
  or new.kind <> old.kind or new.word <> old.word or new.folded <> old.folded or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;

-- What is known of a member beyond that, by the [[attribute]] of tiers.toml.
create table attribute (
    id        integer primary key constraint attribute_id check (id > 0),
    member_id integer not null references member,
    code      text    not null,
    value     text    not null,                   -- as its type is written: 12.5, 2026-03-10, true
    folded    text    not null,
    created   integer not null,
    ceased    integer
) strict;
create index attribute_member on attribute (member_id);
create index attribute_value on attribute (code, folded) where ceased is null;

create trigger attribute_kept before delete on attribute begin select raise(abort, 'row_kept'); end;
create trigger attribute_not_replaced before insert on attribute when exists (select 1 from attribute where id = new.id)
begin select raise(abort, 'id_taken'); end;
create trigger attribute_once before insert on attribute
when new.ceased is null and exists (select 1 from attribute where member_id = new.member_id and code = new.code
                                    and ceased is null)
begin select raise(abort, 'id_taken'); end;
create trigger attribute_sealed before update on attribute
when old.ceased is not null or new.ceased is null or new.id <> old.id or new.member_id <> old.member_id
  or new.code <> old.code or new.value <> old.value or new.folded <> old.folded or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
