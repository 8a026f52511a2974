-- When booking :id was last written, and how often it changed.
select recorded, (select count(*) from booking_was where id = :id) from booking where id = :id
