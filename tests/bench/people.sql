-- What a million bookings of 100,000 members leave behind, always the same, written with triggers off: members of many
-- communes who join and leave over ten years, check-ins for seven bookings of ten and as many stays, usual trips,
-- subscriptions of a year each, and a charge a month of each.
.dbconfig enable_trigger off
pragma synchronous = off;
begin;
create temp table place_to_be (number integer primary key, commune text);
insert into place_to_be select id - 1, printf('64%03d', 1 + (id - 1) * 27 % 540) from member where id <= 540;
update member
set commune = (select commune from place_to_be where number = member.id * 31 % 540),
    joined = date('2016-01-01', (id * 7919 % 3500) || ' days'),
    left_on = iif(id % 3 = 0, date('2016-01-01', (id * 7919 % 3500 + 30 + id * 31 % 900) || ' days'), null),
    sector = iif(id % 2, '62.01', '90.01');
update booking
set member_id = 1 + id * 7919 % 100000,
    checked_in = iif(id % 10 < 7, start + 60 * (id % 15), null), checked_out = iif(id % 10 < 7, "end" - 60 * (id % 7), null);
delete from packing;
delete from segment;
delete from segment_due;
insert into presence (member_id, place_id, checked_in, checked_out, automatic, created, recorded)
select b.member_id, r.place_id, b.checked_in, b.checked_out, b.id % 9 = 0, b.checked_in, b.checked_in
from booking b
join resource r on r.id = b.resource_id
where b.id % 10 < 7
order by b.start, b.id;
insert into usual_trip (member_id, since, work, mode, km, days, commune, created)
select id, joined, 'workplace', iif(id % 5, 'car', 'train'), iif(id % 2, 5 + id % 40, null), 1 + id % 5,
       (select commune from place_to_be where number = member.id * 17 % 540), 0
from member
where id % 3 > 0;
with recursive year (number) as (select 0 union all select number + 1 from year where number < 9)
insert into subscription (member_id, plan, version, first, last, counted_from, created, recorded)
select id, 'plan-' || (id % 5), '2016-01-01', date(joined, number || ' years'), date(joined, (number + 1) || ' years', '-1 day'),
       date(joined, number || ' years'), 0, 0
from member, year
where id % 4 = 0 and number <= id % 3 and date(joined, number || ' years') < '2026-01-01';
with recursive month (number) as (select 0 union all select number + 1 from month where number < 11)
insert into charge (member_id, payer_id, rule, subscription_id, plan, version, first, last, due, price, amount, vat, created)
select member_id, member_id, 'plan', id, plan, version, date(first, number || ' months'),
       date(first, (number + 1) || ' months', '-1 day'), date(first, number || ' months'), 3000, 3000, 2000, 0
from subscription, month;
commit;
