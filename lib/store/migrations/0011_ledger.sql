-- Allowances, what they were used for, and each movement between the two. A balance is a sum of movements and is kept
-- nowhere. Amounts are whole numbers of the measure of their unit: minutes for hours, half-days for days and half-days,
-- uses, cents for money.

-- What a member was given: for a period of a subscription, in a pack, or by hand. An organisation's is shared by its
-- people.
create table bucket (
    id              integer primary key constraint bucket_id check (id > 0),
    member_id       integer not null references member,
    unit            text    not null constraint bucket_unit check (unit in ('hour', 'half-day', 'day', 'use', 'money')),
    "of"            text    not null default '*', -- declared ids of resources, or kinds of them, blank-separated; * for any
    first           text    not null,
    last            text,                         -- included; never ends when null
    origin          text    not null constraint bucket_origin check (origin in ('subscription', 'pack', 'adjustment')),
    source          text    not null default '',  -- declared id of the plan or the pack
    subscription_id integer references subscription,
    created         integer not null,
    constraint bucket_days check (last >= first),
    constraint bucket_subscription check ((origin = 'subscription') = (subscription_id is not null))
) strict;
create index bucket_member on bucket (member_id, last);
-- A period of a subscription grants once.
create unique index bucket_period on bucket (subscription_id, first, unit, "of") where subscription_id is not null;

-- What a member had, whether an allowance covered it or not.
create table allowance_use (
    id         integer primary key constraint allowance_use_id check (id > 0),
    member_id  integer not null references member,
    unit       text    not null constraint allowance_use_unit check (unit in ('hour', 'half-day', 'day', 'use', 'money')),
    amount     integer not null constraint allowance_use_amount check (amount > 0),
    "of"       text    not null default '',       -- declared id of a resource, or a kind; empty where none was named
    day        text    not null,
    note       text    not null default '',
    withdrawn  integer,                           -- instant it was found wrong; all else about it stays
    created    integer not null
) strict;
create index allowance_use_member on allowance_use (member_id, day);

create table ledger (
    id        integer primary key constraint ledger_id check (id > 0),
    bucket_id integer not null references bucket,
    kind      text    not null constraint ledger_kind check (kind in ('grant', 'use', 'restore', 'expire', 'adjust')),
    amount    integer not null,                   -- above 0: into the bucket
    day       text    not null,                   -- it counts on; created says when it was written
    use_id    integer references allowance_use,
    why       text    not null default '',        -- of a use: what made this bucket come before others
    reason    text    not null default '',        -- of what was done by hand
    created   integer not null,
    constraint ledger_sign check (iif(kind in ('grant', 'restore'), amount > 0, iif(kind = 'use', amount < 0, amount <> 0))),
    constraint ledger_use check ((kind in ('use', 'restore')) = (use_id is not null))
) strict;
create index ledger_bucket on ledger (bucket_id, kind, day, amount);
create index ledger_used on ledger (use_id, kind, amount) where use_id is not null;
create unique index ledger_grant on ledger (bucket_id) where kind = 'grant';

create trigger ledger_covered after insert on ledger
when (select sum(amount) from ledger where bucket_id = new.bucket_id) < 0
begin select raise(abort, 'allowance_negative'); end;
create trigger ledger_days before insert on ledger
when new.kind = 'use' and not exists (
    select 1 from bucket where id = new.bucket_id and first <= new.day and (last is null or last >= new.day))
begin select raise(abort, 'allowance_days'); end;
create trigger ledger_use_whole after insert on ledger
when new.use_id is not null and (
    select -sum(l.amount) not between 0 and u.amount
    from allowance_use u
    join ledger l on l.use_id = u.id
    where u.id = new.use_id)
begin select raise(abort, 'allowance_use_whole'); end;

-- Sealed, but for what people wrote: that can be taken away from a row, when the person is erased.
create trigger bucket_sealed_update before update on bucket begin select raise(abort, 'row_sealed'); end;
create trigger bucket_sealed_delete before delete on bucket begin select raise(abort, 'row_sealed'); end;
create trigger bucket_not_replaced before insert on bucket
when exists (select 1 from bucket where id = new.id
             or (subscription_id = new.subscription_id and first = new.first and unit = new.unit and "of" = new."of"))
begin select raise(abort, 'row_sealed'); end;
create trigger ledger_sealed_update before update on ledger
when new.reason <> '' or new.id is not old.id or new.bucket_id is not old.bucket_id or new.kind is not old.kind
  or new.amount is not old.amount or new.day is not old.day or new.use_id is not old.use_id or new.why is not old.why
  or new.created is not old.created
begin select raise(abort, 'row_sealed'); end;
create trigger ledger_sealed_delete before delete on ledger begin select raise(abort, 'row_sealed'); end;
create trigger ledger_not_replaced before insert on ledger
when exists (select 1 from ledger where id = new.id)
  or (new.kind = 'grant' and exists (select 1 from ledger where bucket_id = new.bucket_id and kind = 'grant'))
begin select raise(abort, 'row_sealed'); end;
create trigger allowance_use_kept before delete on allowance_use begin select raise(abort, 'row_kept'); end;
create trigger allowance_use_sealed before update on allowance_use
when new.id is not old.id or new.member_id is not old.member_id or new.unit is not old.unit
  or new.amount is not old.amount or new."of" is not old."of" or new.day is not old.day
  or new.created is not old.created or new.note not in ('', old.note)
  or (old.withdrawn is not null and new.withdrawn is not old.withdrawn)
begin select raise(abort, 'row_sealed'); end;
create trigger allowance_use_not_replaced before insert on allowance_use
when exists (select 1 from allowance_use where id = new.id)
begin select raise(abort, 'id_taken'); end;
