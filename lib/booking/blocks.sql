-- Closings and openings that stand, or one by its id, in order of start.
select b.id, p.code, r.code, ifnull(r.name, p.name), p.timezone, b.start, b."end", b.opens, b.reason
from block b
join place p on p.id = b.place_id
left join resource r on r.id = b.resource_id
where b.withdrawn is null
  and (:id is null or b.id = :id)
  and (:place is null or p.code = :place)
  and (:from is null or b."end" > :from)
  and (:to is null or b.start < :to)
order by b.start, b.id
