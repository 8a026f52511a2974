-- Who came within [:from, :to), where that is most of it: as it lies, by id.
select each_row(member_id, checked_in, checked_out, automatic, place_id)
from presence not indexed
where checked_in >= :from and checked_in < :to
