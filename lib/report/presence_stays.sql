-- Who came within [:from, :to), in order.
select each_row(member_id, checked_in, checked_out, automatic, place_id)
from (select member_id, checked_in, checked_out, automatic, place_id
      from presence
      where checked_in >= :from and checked_in < :to
      order by checked_in, id)
