-- When those began that wanted :resource within [:from, :to), found it taken and waited; also those who got it later.
select start
from waiting
where resource_id = :resource and start >= :from and start < :to
