-- What members subscribe to, what they owe for it, and what they paid. Money is cents of the operator's currency, VAT
-- included. What is owed and paid is sealed: what was wrong is put right by another row.

create table subscription (
    id          integer primary key constraint subscription_id check (id > 0),
    member_id   integer not null references member,
    plan        text    not null,                 -- declared id
    version     text    not null,                 -- first day of the version that was sold
    first       text    not null,
    last        text,                             -- included; goes on when null
    counted_from text   not null,                 -- a day on which one of its periods begins
    payer_id    integer references member,        -- who pays; the member when null
    seats       integer not null default 1 constraint subscription_seats check (seats > 0),
    price       integer constraint subscription_price check (price >= 0),    -- of one seat and period, instead of the version's
    resource_id integer references resource,      -- held: these seats of it cannot be booked meanwhile
    deposit     integer not null default 0 constraint subscription_deposit check (deposit >= 0),
    keys        integer not null default 0 constraint subscription_keys check (keys >= 0),   -- handed over
    follows_id  integer references subscription,  -- the one it goes on from
    withdrawn   integer,                          -- instant it was taken back before it began: it counts for nothing
    created     integer not null,
    recorded    integer not null,
    constraint subscription_days check (last >= first)
) strict;
create index subscription_member on subscription (member_id, first);
create index subscription_plan on subscription (plan, version);
create index subscription_resource on subscription (resource_id) where resource_id is not null;

create table subscription_was (
    id integer not null, member_id integer, plan text, version text, first text, last text, counted_from text,
    payer_id integer, seats integer, price integer, resource_id integer, deposit integer, keys integer, follows_id integer,
    withdrawn integer, created integer, recorded integer,
    ceased integer not null
) strict;
create index subscription_was_id on subscription_was (id, ceased);

-- A member has a plan once at a time: two desks are two seats.
create trigger subscription_overlap_insert before insert on subscription
when new.withdrawn is null and exists (
    select 1 from subscription where member_id = new.member_id and plan = new.plan and withdrawn is null
    and (new.last is null or first <= new.last) and (last is null or last >= new.first))
begin select raise(abort, 'subscription_overlap'); end;
create trigger subscription_overlap_update before update of last, withdrawn on subscription
when new.withdrawn is null and exists (
    select 1 from subscription where member_id = new.member_id and plan = new.plan and withdrawn is null and id <> new.id
    and (new.last is null or first <= new.last) and (last is null or last >= new.first))
begin select raise(abort, 'subscription_overlap'); end;

-- What was sold stays: a change of it is another subscription, that follows.
create trigger subscription_sold before update on subscription
when new.id is not old.id or new.member_id is not old.member_id or new.plan is not old.plan
  or new.version is not old.version or new.first is not old.first or new.counted_from is not old.counted_from or new.payer_id is not old.payer_id
  or new.seats is not old.seats or new.price is not old.price or new.resource_id is not old.resource_id
  or new.deposit is not old.deposit or new.keys is not old.keys or new.follows_id is not old.follows_id or new.created is not old.created
  or old.withdrawn is not null
begin select raise(abort, 'row_sealed'); end;
create trigger subscription_kept before delete on subscription begin select raise(abort, 'row_kept'); end;
create trigger subscription_not_replaced before insert on subscription
when exists (select 1 from subscription where id = new.id)
begin select raise(abort, 'id_taken'); end;
create trigger subscription_keeps after update on subscription
begin
    insert into subscription_was values (
        old.id, old.member_id, old.plan, old.version, old.first, old.last, old.counted_from, old.payer_id,
        old.seats, old.price, old.resource_id, old.deposit, old.keys, old.follows_id, old.withdrawn, old.created, old.recorded,
        iif(new.recorded > old.recorded, new.recorded, max(old.recorded, unixepoch())));
end;
create trigger subscription_was_sealed_update before update on subscription_was
begin select raise(abort, 'row_sealed'); end;
create trigger subscription_was_sealed_delete before delete on subscription_was
begin select raise(abort, 'row_sealed'); end;

create table pause (
    id              integer primary key constraint pause_id check (id > 0),
    subscription_id integer not null references subscription,
    first           text    not null,
    last            text,                         -- included; goes on when null
    withdrawn       integer,                      -- instant it was taken back before it began
    created         integer not null,
    recorded        integer not null,
    constraint pause_days check (last >= first)
) strict;
create index pause_subscription on pause (subscription_id, first);

create table pause_was (
    id integer not null, subscription_id integer, first text, last text, withdrawn integer, created integer,
    recorded integer,
    ceased integer not null
) strict;
create index pause_was_id on pause_was (id, ceased);

create trigger pause_overlap_insert before insert on pause
when new.withdrawn is null and exists (
    select 1 from pause where subscription_id = new.subscription_id and withdrawn is null
    and (new.last is null or first <= new.last) and (last is null or last >= new.first))
begin select raise(abort, 'pause_overlap'); end;
create trigger pause_overlap_update before update of last, withdrawn on pause
when new.withdrawn is null and exists (
    select 1 from pause where subscription_id = new.subscription_id and withdrawn is null and id <> new.id
    and (new.last is null or first <= new.last) and (last is null or last >= new.first))
begin select raise(abort, 'pause_overlap'); end;
create trigger pause_sealed before update on pause
when new.id is not old.id or new.subscription_id is not old.subscription_id or new.first is not old.first
  or new.created is not old.created or old.withdrawn is not null
begin select raise(abort, 'row_sealed'); end;
create trigger pause_kept before delete on pause begin select raise(abort, 'row_kept'); end;
create trigger pause_not_replaced before insert on pause when exists (select 1 from pause where id = new.id)
begin select raise(abort, 'id_taken'); end;
create trigger pause_keeps after update on pause
begin
    insert into pause_was values (
        old.id, old.subscription_id, old.first, old.last, old.withdrawn, old.created, old.recorded,
        iif(new.recorded > old.recorded, new.recorded, max(old.recorded, unixepoch())));
end;
create trigger pause_was_sealed_update before update on pause_was begin select raise(abort, 'row_sealed'); end;
create trigger pause_was_sealed_delete before delete on pause_was begin select raise(abort, 'row_sealed'); end;

-- amount = price × quantity × days ÷ of_days (whole where there are none), less what was charged for the same before.
create table charge (
    id              integer primary key constraint charge_id check (id > 0),
    member_id       integer not null references member,    -- who had it
    payer_id        integer not null references member,    -- who owes it
    rule            text    not null constraint charge_rule check (length(rule) > 0),   -- plan, deposit, ...
    subscription_id integer references subscription,
    plan            text,
    version         text,                         -- first day of the version it came from
    first           text    not null,             -- of the service
    last            text    not null,             -- included
    due             text    not null,
    price           integer not null,
    unit            text,                         -- what is counted, where it is no period
    quantity        integer not null default 1,
    days            integer,
    of_days         integer constraint charge_of_days check (of_days > 0),
    amount          integer not null,
    vat             integer not null default 0 constraint charge_vat check (vat >= 0),  -- basis points, within the amount
    corrects_id     integer references charge,    -- the one before it for the same
    label           text    not null default '',
    created         integer not null,
    constraint charge_days check (last >= first)
) strict;
create index charge_payer on charge (payer_id, due);
create index charge_subscription on charge (subscription_id, rule, first) where subscription_id is not null;

create trigger charge_sealed_update before update on charge begin select raise(abort, 'row_sealed'); end;
create trigger charge_sealed_delete before delete on charge begin select raise(abort, 'row_sealed'); end;
create trigger charge_not_replaced before insert on charge when exists (select 1 from charge where id = new.id)
begin select raise(abort, 'row_sealed'); end;

create table payment (
    id          integer primary key constraint payment_id check (id > 0),
    member_id   integer not null references member,        -- who paid
    day         text    not null,
    amount      integer not null constraint payment_amount check (amount <> 0),   -- below 0: given back, or reversed
    means       text    not null default '',      -- transfer, cash, helloasso ...
    reference   text    not null default '',
    reverses_id integer references payment constraint payment_reverses unique,
    reason      text    not null default '',
    created     integer not null
) strict;
create index payment_member on payment (member_id, day);
create index payment_reference on payment (reference) where reference <> '';

create trigger payment_sealed_update before update on payment begin select raise(abort, 'row_sealed'); end;
create trigger payment_sealed_delete before delete on payment begin select raise(abort, 'row_sealed'); end;
create trigger payment_not_replaced before insert on payment
when exists (select 1 from payment where id = new.id)
  or (new.reverses_id is not null and exists (select 1 from payment where reverses_id = new.reverses_id))
begin select raise(abort, 'row_sealed'); end;
