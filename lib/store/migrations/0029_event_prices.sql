-- What events cost: the price of one head stands on the event, on its ticket categories where it has some, and on
-- sessions with registrations of their own. It is fixed when somebody registers, and told anew when they leave; the
-- newest row of a registration counts. Money is cents.

alter table event add column price integer constraint event_price check (price > 0);   -- null: free
alter table event_category add column price integer constraint event_category_price check (price > 0);
alter table session add column price integer constraint session_price check (price > 0);

create table registration_price (
    id              integer primary key constraint registration_price_id check (id > 0),
    registration_id integer not null references registration,
    member_id       integer references member,            -- who owes it; null: a guest, who pays for the registration
    rule            text    not null
                    constraint registration_price_rule check (rule in ('event', 'late', 'cancelled', 'transferred')),
    first           text    not null,                     -- of the event or the session, in the clock of its place
    last            text    not null,                     -- included
    price           integer not null constraint registration_price_price check (price > 0),   -- of one head
    heads           integer not null constraint registration_price_heads check (heads > 0),
    amount          integer not null,                     -- once there is a seat
    created         integer not null,
    constraint registration_price_days check (last >= first),
    constraint registration_price_amount check (amount = iif(rule in ('event', 'late'), price * heads, 0))
) strict;
create index registration_price_registration on registration_price (registration_id, id);
create index registration_price_member on registration_price (member_id, first) where member_id is not null;

create trigger registration_price_sealed_update before update on registration_price
begin select raise(abort, 'row_sealed'); end;
create trigger registration_price_sealed_delete before delete on registration_price
begin select raise(abort, 'row_sealed'); end;
create trigger registration_price_not_replaced before insert on registration_price
when exists (select 1 from registration_price where id = new.id)
begin select raise(abort, 'row_sealed'); end;

create view registration_price_told as
select p.id, p.registration_id, p.member_id, p.rule, p.first, p.last, p.price, p.heads, p.amount,
       iif(r.state = 'confirmed', p.amount, 0) as owed, m.name as member_name, ifnull(s.title, e.title) as title
from registration_price p
join registration r on r.id = p.registration_id
join participant w on w.id = r.participant_id
join event e on e.id = w.event_id
left join session s on s.id = r.session_id
left join member m on m.id = p.member_id;

-- What guests paid for a registration, or below 0 were given back. What members pay is in payment.
create table registration_payment (
    id              integer primary key constraint registration_payment_id check (id > 0),
    registration_id integer not null references registration,
    day             text    not null,
    amount          integer not null constraint registration_payment_amount check (amount <> 0),
    means           text    not null default '',          -- transfer, cash, helloasso ...
    reference       text    not null default '',
    created         integer not null
) strict;
create index registration_payment_registration on registration_payment (registration_id);

-- How it was paid may be taken away, so that who is erased is named nowhere.
create trigger registration_payment_sealed before update on registration_payment
when new.id <> old.id or new.registration_id <> old.registration_id or new.day <> old.day or new.amount <> old.amount
  or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
create trigger registration_payment_kept before delete on registration_payment
begin select raise(abort, 'row_kept'); end;
create trigger registration_payment_not_replaced before insert on registration_payment
when exists (select 1 from registration_payment where id = new.id)
begin select raise(abort, 'id_taken'); end;

-- A charge tells the price that it is of.
alter table charge add column registration_price_id integer references registration_price;
create index charge_registration_price on charge (registration_price_id) where registration_price_id is not null;
