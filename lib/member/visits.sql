select v.id, l.code, v.day, v.purpose, v.count, v.withdrawn
from visit v
join place l on l.id = v.place_id
where (:id is null or v.id = :id)
  and (:id is not null or v.withdrawn is null)
  and (:from is null or v.day >= :from)
  and (:to is null or v.day < :to)
  and (:place is null or l.code = :place)
order by v.day, v.id
