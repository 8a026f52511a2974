select sequence, digest, booking_id, series_id, refused
from source_item
where source_id = :source and uid = :uid and recurrence = :recurrence
