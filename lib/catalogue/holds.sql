-- What subscriptions hold of a resource, or of one that shares a part with it.
select s.resource_id = :resource, s.seats, s.first, s.last
from subscription s
where s.withdrawn is null
  and (s.resource_id = :resource or s.resource_id in (select other_id from excludes where resource_id = :resource))
