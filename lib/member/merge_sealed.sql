-- What is sealed with whose it is: the number of the first such table that has something of a member.
select 0 where exists (select 1 from subscription where :member in (member_id, payer_id))
union all
select 1 where exists (select 1 from charge where :member in (member_id, payer_id))
union all
select 2 where exists (select 1 from registration_price where member_id = :member)
union all
select 3 where exists (select 1 from booking_price where :member in (member_id, payer_id))
union all
select 4 where exists (select 1 from payment where member_id = :member)
union all
select 5 where exists (select 1 from bucket where member_id = :member)
union all
select 6 where exists (select 1 from allowance_use where member_id = :member)
limit 1
