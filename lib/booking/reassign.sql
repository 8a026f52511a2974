update booking
set series_id = :to, original = original + :by, recorded = :now
where series_id = :from and original >= :since
