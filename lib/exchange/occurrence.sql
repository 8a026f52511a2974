select id from booking where series_id = :series and original = :original and (ended is null or ended = 'parked')
