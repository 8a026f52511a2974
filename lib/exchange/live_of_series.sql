select id from booking where series_id = :series and ended is null and start >= :from order by start
