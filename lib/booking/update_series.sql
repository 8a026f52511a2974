update series
set resource_id = :resource, zone = :zone, wall_start = :wall_start, duration = :duration, rrule = :rrule, exdates = :exdates,
    rdates = :rdates, seats = :seats, label = :label, ended = :ended
where id = :id
