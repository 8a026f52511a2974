-- The affiliations of a member that hold :today; a member's record tells the first.
select id, organisation_id, first, role
from affiliation
where member_id = :member and withdrawn is null and ifnull(first, :today) <= :today and ifnull(last, :today) >= :today
order by first, id
