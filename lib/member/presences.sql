-- Those who came within [:from, :to], and with :at had not left by then as far as was noted.
select p.id, p.member_id, m.name, l.code, l.timezone, p.checked_in, p.checked_out, p.automatic
from presence p
join member m on m.id = p.member_id
join place l on l.id = p.place_id
where p.checked_in between :from and :to
  and (:at is null or p.checked_out is null or p.checked_out > :at)
  and (:place is null or l.code = :place)
  and (:member is null or p.member_id = :member)
order by p.checked_in, p.id
