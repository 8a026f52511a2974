-- One that was withdrawn counts for nothing: it is read by its id alone.
select s.id, s.member_id, m.name, s.plan, s.version, s.first, s.last, s.payer_id, p.name, s.seats, s.price, r.code,
       s.deposit, s.keys, s.follows_id, s.withdrawn, s.counted_from
from subscription s
join member m on m.id = s.member_id
left join member p on p.id = s.payer_id
left join resource r on r.id = s.resource_id
where (:id is null or s.id = :id)
  and (:id is not null or s.withdrawn is null)
  and (:member is null or s.member_id = :member)
  and (:payer is null or ifnull(s.payer_id, s.member_id) = :payer)
  and (:plan is null or s.plan = :plan)
  and (:on is null or (s.first <= :on and (s.last is null or s.last >= :on)))
  and (:until is null or s.first <= :until)
  and (:from is null or s.last is null or s.last >= :from)
  and (:ending is null or (s.last <= :ending
       and not exists (select 1 from subscription f where f.follows_id = s.id and f.withdrawn is null)))
  and (:holding = 0 or s.resource_id is not null)
order by m.folded, s.member_id, s.first, s.id
