-- What was given to :member, with the sums of its movements; what was used up to :on apart from what was used later.
select b.id, b.member_id, m.name, b.unit, b."of", b.first, b.last, b.origin, b.source, b.subscription_id,
       sum(iif(l.kind in ('grant', 'adjust'), l.amount, 0)),
       -sum(iif(l.kind in ('use', 'restore') and l.day <= :on, l.amount, 0)),
       -sum(iif(l.kind in ('use', 'restore') and l.day > :on, l.amount, 0)),
       -sum(iif(l.kind = 'expire', l.amount, 0)),
       sum(iif(l.kind = 'grant' or (l.kind = 'adjust' and l.why <> ''), l.amount, 0))
from bucket b
join member m on m.id = b.member_id
left join ledger l on l.bucket_id = b.id
where b.member_id = :member
group by b.id
