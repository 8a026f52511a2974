update session
set title = :title, kind = :kind, track = :track, summary = :summary, start = :start, "end" = :end,
    wall_start = :wall_start, booking_id = :booking, location = :location, capacity = :capacity, signup = :signup, price = :price,
    gives = :gives, cancelled = :cancelled, recorded = :now
where id = :id
