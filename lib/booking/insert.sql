insert into booking (resource_id, start, "end", clear, seats, member_id, state, wall_start, zone, series_id, original, label,
                     overridden, lapses, firm_at, created, recorded)
values (:resource, :start, :end, :clear, :seats, :member, :state, :wall_start, :zone, :series, :original, :label,
        :overridden, :lapses, :firm_at, :now, :now)
