insert into place (code, name, timezone, kinds, owner, host, address, commune, surface_m2, opened, holidays)
values (:code, :name, :timezone, :kinds, nullif(:owner, ''), nullif(:host, ''), nullif(:address, ''),
        nullif(:commune, ''), :surface_m2, :opened, :holidays)
on conflict (code) do update set
    name = excluded.name, timezone = excluded.timezone, kinds = excluded.kinds, owner = excluded.owner,
    host = excluded.host, address = excluded.address, commune = excluded.commune, surface_m2 = excluded.surface_m2,
    opened = excluded.opened, holidays = excluded.holidays, retired = null
returning id
