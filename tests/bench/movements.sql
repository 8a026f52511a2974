-- A million movements of allowances, always the same: 400 members with a pack of 20 hours each month of ten years, used
-- an hour a day.
begin;
with recursive month (number) as (select 0 union all select number + 1 from month where number < 119)
insert into bucket (member_id, unit, first, last, origin, source, created)
select m.id, 'hour', date('2016-01-01', number || ' months'), date('2016-01-01', (number + 1) || ' months', '-1 day'),
       'pack', 'twenty-hours', 0
from member m, month
where m.id <= 400;
insert into ledger (bucket_id, kind, amount, day, created)
select id, 'grant', 1200, first, 0 from bucket;
with recursive hour (number) as (select 1 union all select number + 1 from hour where number < 20)
insert into allowance_use (id, member_id, unit, amount, day, created)
select (b.id - 1) * 20 + number, b.member_id, 'hour', 60, date(b.first, number || ' days'), 0
from bucket b, hour;
insert into ledger (bucket_id, kind, amount, day, use_id, created)
select b.id, 'use', -60, u.day, u.id, 0
from allowance_use u
join bucket b on b.id = (u.id - 1) / 20 + 1;
commit;
