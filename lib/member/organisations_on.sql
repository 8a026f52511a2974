select organisation_id
from affiliation
where member_id = :member and withdrawn is null and ifnull(first, :on) <= :on and ifnull(last, :on) >= :on
group by organisation_id
order by min(first), min(id)
