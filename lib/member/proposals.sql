-- Who was proposed to whom, and when last: those who were merged since are who they are now.
select ifnull(a.merged_into, a.id), ifnull(b.merged_into, b.id), max(p.day)
from match_proposal p
join member a on a.id = p.member_id
join member b on b.id = p.other_id
group by 1, 2
