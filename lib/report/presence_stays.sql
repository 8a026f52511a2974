-- Who came within [:from, :to) to a place, or to any where :place is 0, in order.
select each_row(member_id, checked_in, checked_out, automatic, place_id)
from (select member_id, checked_in, checked_out, automatic, place_id
      from presence
      where checked_in >= :from and checked_in < :to and :place in (0, place_id)
      order by checked_in, id)
