insert into source_item (source_id, uid, recurrence, sequence, digest, booking_id, series_id, first, last, refused)
values (:source, :uid, :recurrence, :sequence, :digest, :booking, :series, :first, :last, :refused)
on conflict (source_id, uid, recurrence) do update
set sequence = excluded.sequence, digest = excluded.digest, booking_id = excluded.booking_id, series_id = excluded.series_id,
    first = excluded.first, last = excluded.last, refused = excluded.refused
