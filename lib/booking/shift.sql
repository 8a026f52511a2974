-- Moves a booking as a whole.
update booking
set start = start + :by, "end" = "end" + :by, clear = clear + :by, lapses = lapses + :by, firm_at = firm_at + :by, recorded = :now
where id = :id
