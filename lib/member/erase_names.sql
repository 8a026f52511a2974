-- What a member of :ids is or was called and reached by.
with theirs (id) as (
    select value from json_each(:ids)
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
