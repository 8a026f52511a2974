-- Subscriptions by member and first day, a row for each pause of one, or one.
select s.member_id, s.id, s.plan, s.first, s.last, p.first, p.last
from subscription s
left join pause p on p.subscription_id = s.id and p.withdrawn is null
where s.withdrawn is null
order by s.member_id, s.first, s.id
