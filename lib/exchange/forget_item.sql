update source_item set digest = x'', booking_id = null
where source_id = :source and uid = :uid and recurrence = :recurrence
