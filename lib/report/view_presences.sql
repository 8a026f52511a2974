-- The view presences: who checked in at a place. Who never checked out left by themselves, once that is past.
select id, place, member, member_name, wall(checked_in, timezone) as start, wall(checked_out, timezone) as until,
       (checked_out - checked_in) / 3600.0 as hours
from (select e.id, p.code as place, e.member_id as member, m.name as member_name, p.timezone, e.checked_in,
             ifnull(e.checked_out,
                    iif(automatic_end(p.code, e.checked_in) <= now(), automatic_end(p.code, e.checked_in), null)) as checked_out
      from presence e
      join place p on p.id = e.place_id
      join member m on m.id = e.member_id)
