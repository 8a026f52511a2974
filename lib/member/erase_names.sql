-- What a member of :ids, or a participant that is theirs or of :guests, is or was called and reached by.
with theirs (id) as (
    select value from json_each(:ids)
),
parts (name, email) as (
    select name, email from participant
    where member_id in theirs or id in (select value from json_each(:guests))
)
select 'name', name from member where id in theirs and erased is null
union
select 'name', name from member_was where id in theirs
union
select 'email', email from member where id in theirs and email is not null
union
select 'email', email from member_was where id in theirs and email is not null
union
select 'phone', phone from member where id in theirs and phone is not null
union
select 'phone', phone from member_was where id in theirs and phone is not null
union
select kind, value from contact where member_id in theirs
union
select 'external_id', external_id from member where id in theirs and external_id is not null
union
select 'external_id', external_id from member_was where id in theirs and external_id is not null
union
select 'siren', siren from member where id in theirs and siren is not null
union
select 'siren', siren from member_was where id in theirs and siren is not null
union
select 'siret', siret from member where id in theirs and siret is not null
union
select 'siret', siret from member_was where id in theirs and siret is not null
union
select 'name', name from parts
union
select 'email', email from parts where email is not null
