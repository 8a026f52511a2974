-- The view bookings, those that ended too; also by now, when nobody wrote so since.
select b.id, p.code as place, r.code as resource, r.kind, b.member_id as member, m.name as member_name,
       strftime('%Y-%m-%dT%H:%M', b.wall_start, 'unixepoch') as start, wall(b."end", b.zone) as until,
       (b."end" - b.start) / 3600.0 as hours, b.seats,
       case
           when b.ended is not null then b.ended
           when b.lapses <= now() then iif(b.state = 'confirmed', 'no_show', 'lapsed')
           else iif(b.firm_at <= now(), 'confirmed', b.state)
       end as state,
       b.label, b.checked_in is not null as came
from booking b
join resource r on r.id = b.resource_id
join place p on p.id = r.place_id
join member m on m.id = b.member_id
