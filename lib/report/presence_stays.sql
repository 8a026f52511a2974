-- Who came within [:from, :to) to a place, in order.
select member_id, checked_in, checked_out, automatic
from presence
where checked_in >= :from and checked_in < :to and place_id = :place
order by checked_in, id
