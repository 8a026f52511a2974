insert into waiting (resource_id, member_id, start, "end", wall_start, seats, label, created, recorded)
values (:resource, :member, :start, :end, :wall_start, :seats, :label, :now, :now)
