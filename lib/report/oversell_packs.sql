-- What was sold or given apart from subscriptions and counts on a day of [:from, :to).
select b.unit, b."of", b.first, b.last, sum(l.amount), b.member_id
from bucket b
join ledger l on l.bucket_id = b.id and l.kind in ('grant', 'adjust')
where b.origin <> 'subscription' and b.first < :to and (b.last is null or b.last >= :from)
group by b.id
having sum(l.amount) > 0
