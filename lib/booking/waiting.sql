-- Those who wait, and those who did when asked for, in order of asking.
select w.id, r.code, r.name, w.member_id, m.name, w.start, w."end", l.timezone, w.seats, w.label,
       w.ended,
       iif(w.ended is null and w.start > :now,
           (select count(*) from waiting o
            where o.ended is null and o.resource_id = w.resource_id and o.id <= w.id
              and o.start < w."end" and o."end" > w.start),
           null),
       w.booking_id, w.created
from waiting w
join resource r on r.id = w.resource_id
join place l on l.id = r.place_id
join member m on m.id = w.member_id
where (:id is null or w.id = :id)
  and (:resource is null or r.code = :resource)
  and (:member is null or w.member_id = :member)
  and (:from is null or w."end" > :from)
  and (:to is null or w.start < :to)
  and (:ended or (w.ended is null and w.start > :now))
order by w.id
