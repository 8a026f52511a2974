-- What is known of a member beside the row, in the order it was said.
select 'contact', kind, value, label, id from contact where member_id = :member and ceased is null
union all
select 'tag', kind, word, folded, id from tag where member_id = :member and ceased is null
union all
select 'affiliation', o.name, a.role, '', a.id
from affiliation a
join member o on o.id = a.organisation_id
where a.member_id = :member and a.withdrawn is null and ifnull(a.first, :today) <= :today
  and ifnull(a.last, :today) >= :today
order by 5
