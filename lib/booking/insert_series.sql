insert into series (resource_id, member_id, zone, wall_start, duration, rrule, exdates, rdates, seats, label, created, ended)
values (:resource, :member, :zone, :wall_start, :duration, :rrule, :exdates, :rdates, :seats, :label, :now, :ended)
