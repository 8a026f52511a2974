-- Rows that break what the code and the triggers hold to, told apart from both: what is broken, in which table, by
-- which row.
with recursive reach (whole, part) as (
    select resource_id, part_id from resource_part
    union
    select reach.whole, p.part_id
    from reach
    join resource_part p on p.resource_id = reach.part
),
seen (whole, part) as (
    select whole, part from reach
    union
    select whole, whole from reach
    union
    select part, part from reach
),
sharing (one, other) as (
    select distinct a.whole, b.whole
    from seen a
    join seen b on b.part = a.part
    where a.whole <> b.whole
),
declared_id (entity, id, code) as (
    select 'place', id, code from place
    union all
    select 'resource', id, code from resource
),
made (key, entity, id) as (
    select k.key, iif(k.verb = 'member add', 'member', 'booking'), value
    from request_key k, json_each('[' || replace(k.result, ' ', ',') || ']')
    where k.verb in ('member add', 'book add', 'book import') and json_valid('[' || replace(k.result, ' ', ',') || ']')
)
select 'class', 'booking', b.id
from booking b
where b.live
  and not exists (select 1 from resource_class d
                  where d.resource_id = b.resource_id and d.class = b.class and d.longest = 3600 << d.class)
union all
select 'itself', 'resource', whole from reach where whole = part
union all
select 'apart', 'resource', one
from sharing s
where not exists (select 1 from excludes x where x.resource_id = s.one and x.other_id = s.other)
union all
select 'together', 'resource', resource_id
from excludes x
where not exists (select 1 from sharing s where s.one = x.resource_id and s.other = x.other_id)
union all
select 'former', 'booking', b.id
from booking b
where b.recorded <> b.created and not exists (select 1 from booking_was w where w.id = b.id)
union all
select 'former', 'member', m.id
from member m
where m.recorded <> m.created and not exists (select 1 from member_was w where w.id = m.id)
union all
select 'former', 'presence', p.id
from presence p
where p.recorded <> p.created and not exists (select 1 from presence_was w where w.id = p.id)
union all
select 'former', 'affiliation', a.id
from affiliation a
where a.recorded <> a.created and not exists (select 1 from affiliation_was w where w.id = a.id)
union all
select 'former', 'followup', f.id
from followup f
where f.recorded <> f.created and not exists (select 1 from followup_was w where w.id = f.id)
union all
select 'former', 'followup_member', i.id
from followup_member i
where i.recorded <> i.created and not exists (select 1 from followup_member_was w where w.id = i.id)
union all
select 'ceased', 'followup', id from followup_was where ceased < recorded
union all
select 'ceased', 'followup_member', id from followup_member_was where ceased < recorded
union all
select 'opened', 'followup', f.id
from followup f
where not exists (select 1 from followup_move v where v.followup_id = f.id and v.withdrawn is null)
union all
select 'former', 'subscription', s.id
from subscription s
where s.recorded <> s.created and not exists (select 1 from subscription_was w where w.id = s.id)
union all
select 'former', 'pause', p.id
from pause p
where p.recorded <> p.created and not exists (select 1 from pause_was w where w.id = p.id)
union all
select 'ceased', 'booking', id from booking_was where ceased < recorded
union all
select 'ceased', 'member', id from member_was where ceased < recorded
union all
select 'ceased', 'presence', id from presence_was where ceased < recorded
union all
select 'ceased', 'affiliation', id from affiliation_was where ceased < recorded
union all
select 'ceased', 'subscription', id from subscription_was where ceased < recorded
union all
select 'ceased', 'pause', id from pause_was where ceased < recorded
union all
select 'overlap', 'subscription', a.id
from subscription a
join subscription b on b.member_id = a.member_id and b.plan = a.plan and b.id <> a.id and b.first <= a.first
where a.withdrawn is null and b.withdrawn is null and (b.last is null or b.last >= a.first)
union all
select 'version', 'subscription', id
from subscription s
where not exists (select 1 from declared d where d.kind = 'plan' and d.code = s.plan and d.since = s.version)
union all
select 'twice', 'presence', id
from (select id, checked_in, max(ifnull(checked_out, 9e18)) over (
          partition by member_id order by checked_in, id rows between unbounded preceding and 1 preceding) as before
      from presence where checked_out is null or checked_out > checked_in)
where checked_in < before
union all
select 'negative', 'bucket', bucket_id from ledger group by bucket_id having sum(amount) < 0
union all
select distinct 'outside', 'bucket', b.id
from ledger l
join bucket b on b.id = l.bucket_id
where l.kind = 'use' and (l.day < b.first or l.day > b.last)
union all
select 'covered', 'allowance_use', u.id
from ledger l
join allowance_use u on u.id = l.use_id
group by u.id, l.bucket_id
having sum(l.amount) > 0
union all
select 'covered', 'allowance_use', u.id
from allowance_use u
join ledger l on l.use_id = u.id
group by u.id
having -sum(l.amount) > u.amount
union all
select 'erased', 'member', m.id
from member m
where m.erased is not null
  and (m.name <> 'erased ' || m.id or m.folded <> '' or m.note is not null
       or coalesce(m.email, m.phone, m.external_id, m.siren, m.siret) is not null
       or not exists (select 1 from erasure e where e.member_id = m.id)
       or exists (select 1 from contact c where c.member_id = m.id))
union all
select 'code', entity, id
from declared_id
where code glob '*[^a-z0-9-]*' or code not glob '[a-z0-9]*' or code not glob '*[^0-9]*' or length(code) > 63
   or code in ('any', 'all')
union all
select 'full', 'session', s.id
from session s join session_taken t on t.session_id = s.id
where t.taken > s.capacity
union all
select 'full', 'event_category', c.id
from event_category c join category_taken t on t.category_id = c.id
where t.taken > c.capacity
union all
select 'full', 'event', e.id
from event e join event_taken t on t.event_id = e.id
where t.taken > e.capacity
union all
select 'proxies', 'assembly_proxy', id
from (select p.id, a.proxies, row_number() over (partition by p.assembly_id, p.holder_id order by p.id) as place
      from assembly_proxy p join assembly a on a.id = p.assembly_id
      where p.withdrawn is null)
where place > proxies
union all
select 'chain', 'assembly_proxy', p.id
from assembly_proxy p
where p.withdrawn is null
  and exists (select 1 from assembly_proxy o
              where o.assembly_id = p.assembly_id and o.holder_id = p.giver_id and o.withdrawn is null)
union all
select 'roomless', 'session', s.id
from session s join booking b on b.id = s.booking_id
where s.cancelled is null and b.ended is not null
union all
select 'key', entity, id
from made
where iif(entity = 'member', not exists (select 1 from member where id = made.id),
                             not exists (select 1 from booking where id = made.id))
