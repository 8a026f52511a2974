-- Moves a booking as a whole.
update booking
set start = start + :by, "end" = "end" + :by, clear = clear + :by, recorded = :now
where id = :id
