-- Whether a member has, at a place on a day, a priced booking of a resource or a kind of resource.
select 1
from booking_price p
join place l on l.id = p.place_id
join booking b on b.id = p.booking_id
join resource r on r.id = b.resource_id
where p.member_id = :member and l.code = :place and :day between p.first and p.last and b.ended is null
  and :of in (r.code, r.kind)
limit 1
