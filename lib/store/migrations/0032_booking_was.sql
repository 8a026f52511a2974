-- What a booking was says too how it would have ended or begun to stand by itself: a report of what was booked by then
-- tells what was held from what was sure. Former rows from before this step do not know it.
alter table booking_was add column lapses integer;
alter table booking_was add column firm_at integer;

drop trigger booking_keeps;
create trigger booking_keeps after update on booking
begin
    insert into booking_was (id, resource_id, start, "end", clear, seats, member_id, state, ended, checked_in,
                             checked_out, series_id, created, recorded, ceased, lapses, firm_at)
    values (
        old.id, old.resource_id, old.start, old."end", old.clear, old.seats, old.member_id, old.state, old.ended,
        old.checked_in, old.checked_out, old.series_id, old.created, old.recorded,
        iif(new.recorded > old.recorded, new.recorded, max(old.recorded, unixepoch())), old.lapses, old.firm_at);
end;
