-- What bookings cost: fixed when they are made, and again when they are moved or cancelled. The newest row of a booking
-- counts. Money is cents, VAT included.

create table booking_price (
    id         integer primary key constraint booking_price_id check (id > 0),
    booking_id integer not null references booking,
    member_id  integer not null references member,        -- who had it
    payer_id   integer not null references member,        -- who owes it
    place_id   integer not null references place,
    rule       text    not null constraint booking_price_rule check (rule in ('booking', 'late-fee', 'cancelled')),
    tariff     text,                                      -- declared id of which priced it
    plan       text,                                      -- or of the plan whose price beyond allowances it is
    version    text,                                      -- first day of the version of either
    first      text    not null,                          -- of the booking, in the clock of its place
    last       text    not null,                          -- included
    minutes    integer not null constraint booking_price_minutes check (minutes >= 0),   -- of all its seats
    covered    integer not null default 0,                -- of them, by allowances
    parts      text    not null default '[]',             -- JSON: what made up the price of the others
    money      integer not null default 0 constraint booking_price_money check (money >= 0), -- paid by allowances
    amount     integer not null constraint booking_price_amount check (amount >= 0),     -- owed
    vat        integer not null default 0 constraint booking_price_vat check (vat >= 0), -- basis points, within it
    created    integer not null,
    constraint booking_price_days check (last >= first),
    constraint booking_price_covered check (covered between 0 and minutes),
    constraint booking_price_version check (iif(tariff is null, 0, 1) + iif(plan is null, 0, 1) = iif(version is null, 0, 1))
) strict;
create index booking_price_booking on booking_price (booking_id, id);
create index booking_price_member on booking_price (member_id, first);
create index booking_price_payer on booking_price (payer_id, first);
create index booking_price_tariff on booking_price (tariff, version) where tariff is not null;

create trigger booking_price_sealed_update before update on booking_price begin select raise(abort, 'row_sealed'); end;
create trigger booking_price_sealed_delete before delete on booking_price begin select raise(abort, 'row_sealed'); end;
create trigger booking_price_not_replaced before insert on booking_price
when exists (select 1 from booking_price where id = new.id)
begin select raise(abort, 'row_sealed'); end;

create view booking_price_told as
select p.id, p.booking_id, p.member_id, p.payer_id, l.code as place, r.name as resource_name, p.rule, p.tariff, p.plan,
       p.version, p.first, p.last, p.minutes, p.covered, p.parts, p.money, p.amount, p.vat, m.name as member_name
from booking_price p
join member m on m.id = p.member_id
join place l on l.id = p.place_id
join booking b on b.id = p.booking_id
join resource r on r.id = b.resource_id;

-- A charge tells the price that it is of, and a use the booking that took it.
alter table charge add column price_id integer references booking_price;
create index charge_price on charge (price_id) where price_id is not null;

alter table allowance_use add column booking_id integer references booking;
create index allowance_use_booking on allowance_use (booking_id) where booking_id is not null;

drop trigger allowance_use_sealed;
create trigger allowance_use_sealed before update on allowance_use
when new.id is not old.id or new.member_id is not old.member_id or new.unit is not old.unit
  or new.amount is not old.amount or new."of" is not old."of" or new.day is not old.day
  or new.place_id is not old.place_id or new.booking_id is not old.booking_id or new.created is not old.created
  or new.note not in ('', old.note) or (old.withdrawn is not null and new.withdrawn is not old.withdrawn)
begin select raise(abort, 'row_sealed'); end;
