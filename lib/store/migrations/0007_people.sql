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

-- Where a member would work without the place, and how they would go there, from a day on: what the mobility report
-- compares with. Of two from the same day the later row counts; one that was wrong is withdrawn.
create table usual_trip (
    id        integer primary key constraint usual_trip_id check (id > 0),
    member_id integer not null references member,
    since     text    not null,
    work      text    not null constraint usual_trip_work check (work in ('workplace', 'home', 'elsewhere')),
    commune   text,                               -- INSEE code of the workplace
    mode      text    constraint usual_trip_mode check (
                  mode in ('car', 'electric-car', 'carpool', 'motorbike', 'bus', 'coach', 'train', 'tram', 'bicycle',
                           'e-bike', 'foot', 'none')),
    days      real    constraint usual_trip_days check (days between 0 and 7),   -- a week
    km        real    constraint usual_trip_km check (km between 0 and 1000),     -- by road, one way
    created   integer not null,
    withdrawn integer
) strict;
create index usual_trip_member on usual_trip (member_id, since);

create trigger usual_trip_kept before delete on usual_trip begin select raise(abort, 'row_kept'); end;
create trigger usual_trip_not_replaced before insert on usual_trip
when exists (select 1 from usual_trip where id = new.id)
begin select raise(abort, 'id_taken'); end;
create trigger usual_trip_sealed before update on usual_trip
when old.withdrawn is not null or new.withdrawn is null or new.id <> old.id or new.member_id <> old.member_id
  or new.since <> old.since or new.work <> old.work or new.commune is not old.commune or new.mode is not old.mode
  or new.days is not old.days or new.km is not old.km or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;

-- What a member agreed to, in which words, and until when.
create table consent (
    id        integer primary key constraint consent_id check (id > 0),
    member_id integer not null references member,
    kind      text    not null,
    first     text    not null,                   -- day it was given
    wording   text    not null constraint consent_wording check (wording <> ''),
    revoked   text,                               -- first day it holds no more
    created   integer not null,
    recorded  integer not null,
    constraint consent_days check (revoked >= first)
) strict;
create index consent_member on consent (member_id, kind);
create index consent_kind on consent (kind, member_id);

create trigger consent_kept before delete on consent begin select raise(abort, 'row_kept'); end;
create trigger consent_not_replaced before insert on consent when exists (select 1 from consent where id = new.id)
begin select raise(abort, 'id_taken'); end;
create trigger consent_sealed before update on consent
when old.revoked is not null or new.revoked is null or new.id <> old.id or new.member_id <> old.member_id
  or new.kind <> old.kind or new.first <> old.first or new.wording <> old.wording or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
