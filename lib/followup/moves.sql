select v.id, v.followup_id, f.name, v.day, v.stage, ifnull(v.level, ''), ifnull(v.exit, ''), ifnull(v.decided_by, ''),
       ifnull(v.reason, '')
from followup_move v
join followup f on f.id = v.followup_id
where v.withdrawn is null
  and (:followup is null or v.followup_id = :followup)
  and v.day <= :on
order by v.followup_id, v.day, v.id
