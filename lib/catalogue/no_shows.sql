-- When the confirmed bookings to come of :resource are no-shows: :after their start, but for those that end before, and
-- for the rooms of sessions, which nobody checks in to.
update booking
set lapses = iif(start + :after < "end", start + :after, null), recorded = :now
where resource_id = :resource and live and state = 'confirmed' and checked_in is null and start > :now
  and lapses is not iif(start + :after < "end", start + :after, null)
  and not exists (select 1 from session where booking_id = booking.id and cancelled is null)
