-- What came of follow-ups before :until, in order.
select o.followup_id, o.outcome, o.day, ifnull(o.moment, ''), ifnull(o.answer, ''), ifnull(o.count, 0)
from followup_outcome o
where o.withdrawn is null and o.day < :until
order by o.day, o.id
