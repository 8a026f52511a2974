-- As bookings_starting, of the resources whose segment of :stretch is due.
select each_row(resource_id, start, "end", seats, checked_in, checked_out)
from (select b.resource_id, b.start, b.seats, b.checked_in, b.checked_out,
             iif(b.ended = 'no_show', min(b."end", ifnull(b.lapses, b."end")), b."end") as "end"
      from (
          select b.id
          from segment_due s
          join resource_class d on d.resource_id = s.resource_id
          cross join booking b indexed by booking_live
              on b.live and b.resource_id = d.resource_id and b.class = d.class
             and b.start >= :first and b.start < :before
          where s.stretch = :stretch
          union all
          select id
          from booking indexed by booking_ended
          where not live and start >= :first and start < :before
            and resource_id in (select resource_id from segment_due where stretch = :stretch)
      ) starting
      cross join booking b on b.id = starting.id
      where (b.ended is null or b.ended = 'no_show') and (b.state = 'confirmed' or b.firm_at is not null)
      order by b.start, b.id)
