-- Live bookings, and ended ones when asked, that touch [:from, :to), in order of start; of a series, of a member, or found
-- by when they are. None lasts longer than its class of duration.
select b.id, b.resource_id, r.code, r.name, b.member_id, m.name, b.start, b."end", b.wall_start, b.zone, b.seats,
       iif(b.firm_at <= :now, 'confirmed', b.state),
       iif(b.ended is null and b.lapses <= :now, iif(b.state = 'confirmed', 'no_show', 'lapsed'), b.ended),
       b.series_id, b.original, b.label, b.checked_in, b.checked_out, b.overridden,
       (select p.amount from booking_price p where p.booking_id = b.id order by p.id desc limit 1),
       (select currency from operator), b.lapses, b.firm_at
from (
    select id from booking where series_id = :series
    union all
    select id from booking where :series is null and member_id = :member
    union all
    select b.id
    from resource_class d
    cross join booking b indexed by booking_live
        on b.live and b.resource_id = d.resource_id and b.class = d.class
       and b.start > ifnull(:from - d.longest, -9e18) and b.start < ifnull(:to, 9e18)
    where :series is null and :member is null
      and (:resource is null or d.resource_id = (select id from resource where code = :resource))
    union all
    select id from booking indexed by booking_ended
    where not live and :series is null and :member is null and :ended
      and start > ifnull(:from - (select max(longest) from resource_class), -9e18) and start < ifnull(:to, 9e18)
) wanted
cross join booking b on b.id = wanted.id
join resource r on r.id = b.resource_id
join member m on m.id = b.member_id
where (:from is null or b."end" > :from)
  and (:to is null or b.start < :to)
  and (:resource is null or r.code = :resource)
  and (:place is null or r.place_id = (select id from place where code = :place))
  and (:member is null or b.member_id = :member)
  and (:series is null or b.series_id = :series)
  and (:ended or (b.ended is null and (b.lapses is null or b.lapses > :now)))
order by b.start, b.id
