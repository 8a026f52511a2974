select b.id from booking b join source_item i on i.series_id = b.series_id
where i.source_id = :source and i.uid = :uid and i.recurrence = '' and b.original = :original and b.ended is null
