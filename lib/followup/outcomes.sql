select o.id, o.followup_id, f.name, o.outcome, o.day, ifnull(o.moment, ''), ifnull(o.answer, ''), o.count,
       ifnull(o.siren, ''), o.withdrawn
from followup_outcome o
join followup f on f.id = o.followup_id
where (:id is null or o.id = :id)
  and (:followup is null or o.followup_id = :followup)
  and (:id is not null or o.withdrawn is null)
order by o.day, o.id
