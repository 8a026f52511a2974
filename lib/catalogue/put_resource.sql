insert into resource (code, place_id, name, kind, booked, surface_m2, requires, buffer)
values (:code, :place, :name, :kind, :booked, :surface_m2, :requires, :buffer)
on conflict (code) do update set
    place_id = excluded.place_id, name = excluded.name, kind = excluded.kind, booked = excluded.booked,
    surface_m2 = excluded.surface_m2, requires = excluded.requires, buffer = excluded.buffer, retired = null
returning id
