-- The view subscriptions; "last" is included, and none where it goes on.
select s.id, s.member_id as member, m.name as member_name, s.plan, s.first, s.last
from subscription s
join member m on m.id = s.member_id
where s.withdrawn is null
