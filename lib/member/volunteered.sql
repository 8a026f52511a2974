-- Minutes that :member gave from :first to :last, both included.
select ifnull(sum(minutes), 0)
from volunteering
where member_id = :member and withdrawn is null and day between :first and :last
