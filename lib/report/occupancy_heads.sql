-- Bookings of sessions within [:from, :to) at which presence was noted, with the heads that came: named, or counted where
-- that is more. Most bookings are for no session, so sessions lead (a cross join keeps that order).
select b.resource_id, b.start, b."end",
       max(coalesce(h.count, 0),
           (select coalesce(sum(heads), 0)
            from (select max(a.heads) as heads from attendance a
                  where a.session_id = s.id and a.withdrawn is null and a.state = 'present'
                  group by a.participant_id)))
from session s
cross join booking b on b.id = s.booking_id
left join headcount h on h.session_id = s.id and h.withdrawn is null
where s.cancelled is null and b.ended is null and b.start < :to and b."end" > :from
  and (h.id is not null or exists (select 1 from attendance a where a.session_id = s.id and a.withdrawn is null))
