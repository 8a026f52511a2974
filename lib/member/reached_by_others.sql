-- What those who are not meant are reached by.
with theirs (id) as (
    select value from json_each(:ids)
)
select 'email', email from member where email is not null and id not in theirs
union
select 'phone', phone from member where phone is not null and id not in theirs
union
select 'external_id', external_id from member where external_id is not null and id not in theirs
union
select kind, value from contact where ceased is null and member_id not in theirs
