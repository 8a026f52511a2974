-- What is sealed with whose it is, the first such table that has something of a member.
select 'subscription' where exists (select 1 from subscription where :member in (member_id, payer_id))
union all
select 'charge' where exists (select 1 from charge where :member in (member_id, payer_id))
union all
select 'registration_price' where exists (select 1 from registration_price where member_id = :member)
union all
select 'booking_price' where exists (select 1 from booking_price where :member in (member_id, payer_id))
union all
select 'payment' where exists (select 1 from payment where member_id = :member)
union all
select 'bucket' where exists (select 1 from bucket where member_id = :member)
union all
select 'allowance_use' where exists (select 1 from allowance_use where member_id = :member)
limit 1
