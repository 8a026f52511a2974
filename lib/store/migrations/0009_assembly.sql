-- General assemblies: who may vote is frozen when one is called, with the rules of that day; who comes, who gives a proxy
-- and what was counted is written once, and a wrong row is withdrawn.

create table assembly (
    id        integer primary key constraint assembly_id check (id > 0),
    day       text    not null,
    kind      text    not null constraint assembly_kind check (kind in ('ordinary', 'extraordinary')),
    clock     text,                               -- when it begins, HH:MM
    location  text,
    agenda    text    not null default '',        -- a line each
    roll_day  text    not null,                   -- the roll is of this day
    proxies   integer not null constraint assembly_proxies check (proxies >= 0),         -- one may hold at most
    quorum    integer not null constraint assembly_quorum check (quorum between 0 and 10000),    -- in hundredths of a percent
    cancelled integer,
    created   integer not null,
    recorded  integer not null
) strict;
create unique index assembly_day on assembly (day) where cancelled is null;

-- The roll.
create table assembly_voter (
    assembly_id integer not null references assembly,
    member_id   integer not null references member,
    primary key (assembly_id, member_id)
) strict, without rowid;

create table assembly_proxy (
    id          integer primary key constraint assembly_proxy_id check (id > 0),
    assembly_id integer not null,
    giver_id    integer not null,
    holder_id   integer not null,
    withdrawn   integer,
    created     integer not null,
    recorded    integer not null,
    constraint assembly_proxy_other check (giver_id <> holder_id),
    foreign key (assembly_id, giver_id) references assembly_voter,
    foreign key (assembly_id, holder_id) references assembly_voter
) strict;
create unique index assembly_proxy_given on assembly_proxy (assembly_id, giver_id) where withdrawn is null;

create table assembly_arrival (
    id          integer primary key constraint assembly_arrival_id check (id > 0),
    assembly_id integer not null,
    member_id   integer not null,
    arrived     integer not null,
    departed    integer constraint assembly_departed check (departed >= arrived),
    created     integer not null,
    recorded    integer not null,
    foreign key (assembly_id, member_id) references assembly_voter
) strict;
create unique index assembly_arrival_once on assembly_arrival (assembly_id, member_id) where departed is null;

create table assembly_vote (
    id          integer primary key constraint assembly_vote_id check (id > 0),
    assembly_id integer not null references assembly,
    resolution  text    not null,
    majority    text    not null constraint assembly_majority check (
                    majority in ('half', 'two-thirds', 'three-quarters', 'all')),
    voted_for   integer not null constraint assembly_for check (voted_for >= 0),
    against     integer not null constraint assembly_against check (against >= 0),
    abstained   integer not null constraint assembly_abstained check (abstained >= 0),
    present     integer not null,                 -- when it was counted
    represented integer not null,
    withdrawn   integer,
    created     integer not null,
    recorded    integer not null,
    constraint assembly_vote_counted check (voted_for + against + abstained <= present + represented)
) strict;
create index assembly_vote_of on assembly_vote (assembly_id, id);

create trigger assembly_kept before delete on assembly begin select raise(abort, 'row_kept'); end;
create trigger assembly_sealed before update on assembly
when old.cancelled is not null or new.cancelled is null or new.id <> old.id or new.day <> old.day
  or new.kind <> old.kind or new.clock is not old.clock or new.location is not old.location
  or new.agenda <> old.agenda or new.roll_day <> old.roll_day or new.proxies <> old.proxies
  or new.quorum <> old.quorum or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
create trigger assembly_not_replaced before insert on assembly
when exists (select 1 from assembly where id = new.id)
  or exists (select 1 from assembly where day = new.day and cancelled is null and new.cancelled is null)
begin select raise(abort, 'assembly_day'); end;

create trigger assembly_voter_kept before delete on assembly_voter begin select raise(abort, 'row_kept'); end;
create trigger assembly_voter_sealed before update on assembly_voter begin select raise(abort, 'row_sealed'); end;
create trigger assembly_voter_not_replaced before insert on assembly_voter
when exists (select 1 from assembly_voter where assembly_id = new.assembly_id and member_id = new.member_id)
begin select raise(abort, 'id_taken'); end;

create trigger assembly_proxy_kept before delete on assembly_proxy begin select raise(abort, 'row_kept'); end;
create trigger assembly_proxy_sealed before update on assembly_proxy
when old.withdrawn is not null or new.withdrawn is null or new.id <> old.id or new.assembly_id <> old.assembly_id
  or new.giver_id <> old.giver_id or new.holder_id <> old.holder_id or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
create trigger assembly_proxy_not_replaced before insert on assembly_proxy
when exists (select 1 from assembly_proxy where id = new.id)
  or exists (select 1 from assembly_proxy
             where assembly_id = new.assembly_id and giver_id = new.giver_id and withdrawn is null)
begin select raise(abort, 'proxy_given'); end;
create trigger assembly_proxy_limit before insert on assembly_proxy
when (select count(*) from assembly_proxy
      where assembly_id = new.assembly_id and holder_id = new.holder_id and withdrawn is null)
  >= (select proxies from assembly where id = new.assembly_id)
begin select raise(abort, 'proxy_limit'); end;
create trigger assembly_proxy_chain before insert on assembly_proxy
when exists (select 1 from assembly_proxy where assembly_id = new.assembly_id and withdrawn is null
             and (giver_id = new.holder_id or holder_id = new.giver_id))
begin select raise(abort, 'proxy_chain'); end;

create trigger assembly_arrival_kept before delete on assembly_arrival begin select raise(abort, 'row_kept'); end;
create trigger assembly_arrival_sealed before update on assembly_arrival
when old.departed is not null or new.departed is null or new.id <> old.id or new.assembly_id <> old.assembly_id
  or new.member_id <> old.member_id or new.arrived <> old.arrived or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
create trigger assembly_arrival_not_replaced before insert on assembly_arrival
when exists (select 1 from assembly_arrival where id = new.id)
  or exists (select 1 from assembly_arrival
             where assembly_id = new.assembly_id and member_id = new.member_id and departed is null)
begin select raise(abort, 'id_taken'); end;

create trigger assembly_vote_kept before delete on assembly_vote begin select raise(abort, 'row_kept'); end;
create trigger assembly_vote_sealed before update on assembly_vote
when old.withdrawn is not null or new.withdrawn is null or new.id <> old.id or new.assembly_id <> old.assembly_id
  or new.resolution <> old.resolution or new.majority <> old.majority or new.voted_for <> old.voted_for
  or new.against <> old.against or new.abstained <> old.abstained or new.present <> old.present
  or new.represented <> old.represented or new.created <> old.created
begin select raise(abort, 'row_sealed'); end;
create trigger assembly_vote_not_replaced before insert on assembly_vote
when exists (select 1 from assembly_vote where id = new.id)
begin select raise(abort, 'id_taken'); end;
