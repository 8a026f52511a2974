-- Who came within [:from, :to) to a place, each once, by category as known now.
select ifnull(m.category, ''), count(distinct p.member_id)
from presence p
join member m on m.id = p.member_id
join place l on l.id = p.place_id
where p.checked_in >= :from and p.checked_in < :to and :place in ('', l.code)
group by 1
