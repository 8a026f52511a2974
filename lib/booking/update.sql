update booking
set resource_id = :resource, start = :start, "end" = :end, clear = :clear, seats = :seats, wall_start = :wall_start,
    zone = :zone, overridden = :overridden, label = :label, lapses = :lapses, firm_at = :firm_at, ended = null, recorded = :now
where id = :id
