select min(start), max("end") from booking where series_id = :series and ended is null
