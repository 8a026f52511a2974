-- One that was withdrawn counts for nothing: it is read by its id alone.
select s.id, s.member_id, m.name, s.plan, s.version, s.first, s.last, s.payer_id, p.name, s.seats, s.price, r.code,
       s.deposit, s.keys, s.follows_id, s.withdrawn, s.counted_from
from (
    select id from subscription where id = :id
    union all
    select id from subscription where :id is null and member_id = :member
    union all
    select id from subscription where :id is null and :member is null
) wanted
cross join subscription s on s.id = wanted.id
join member m on m.id = s.member_id
left join member p on p.id = s.payer_id
left join resource r on r.id = s.resource_id
where (:id is not null or s.withdrawn is null)
  and (:payer is null or ifnull(s.payer_id, s.member_id) = :payer)
  and (:plan is null or s.plan = :plan)
  and (:on is null or (s.first <= :on and (s.last is null or s.last >= :on)))
  and (:until is null or s.first <= :until)
  and (:from is null or s.last is null or s.last >= :from)
  and (:ending is null or (s.last <= :ending
       and s.id not in (select follows_id from subscription where follows_id is not null and withdrawn is null)))
  and (:holding = 0 or s.resource_id is not null)
order by m.folded, s.member_id, s.first, s.id
