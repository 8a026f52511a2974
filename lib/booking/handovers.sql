-- What was handed over, in the order in which it is due.
select h.id, h.booking_id, r.code, r.name, m.name, b.zone, h.item, h.at, h.due, h.returned, h.note
from handover h
join booking b on b.id = h.booking_id
join resource r on r.id = b.resource_id
join member m on m.id = b.member_id
where (:id is null or h.id = :id)
  and (:booking is null or h.booking_id = :booking)
  and (:resource is null or r.code = :resource)
  and (:returned or h.returned is null)
  and (not :late or (h.returned is null and h.due < :now))
order by h.due, h.id
