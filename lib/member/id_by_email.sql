-- Whose e-mail it is, the main one or a further one. The indexes are of e-mails that are there: they serve a search that
-- says so.
select id from member where email is not null and lower(email) = lower(:email)
union all
select member_id from contact where kind = 'email' and ceased is null and lower(value) = lower(:email)
limit 1
