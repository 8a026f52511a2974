-- What members are or were reached by, and whom they belong or belonged to: what, the value, whose.
select 'email', email, id from member where email is not null and merged_into is null
union
select 'email', email, id from member_was where email is not null and merged_into is null
union
select kind, value, member_id from contact
union
select 'phone', phone, id from member where phone is not null and merged_into is null
union
select 'organisation', organisation_id, member_id from affiliation where withdrawn is null
