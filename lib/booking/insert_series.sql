insert into series (resource_id, member_id, zone, wall_start, duration, rrule, exdates, rdates, seats, label, created)
values (:resource, :member, :zone, :wall_start, :duration, :rrule, :exdates, :rdates, :seats, :label, :now)
