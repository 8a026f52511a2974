-- What the personal track still says of follow-ups that ended before :before. :ending are the stages that end one, as
-- JSON.
select p.id, p.followup_id, f.name, p.kind, p.day, e.day
from followup_personal p
join followup f on f.id = p.followup_id
join (select followup_id, stage, day,
             row_number() over (partition by followup_id order by day desc, id desc) as latest
      from followup_move where withdrawn is null) e
    on e.followup_id = p.followup_id and e.latest = 1 and e.stage in (select value from json_each(:ending))
where e.day < :before and (p.text <> '' or p.who is not null)
order by p.followup_id, p.day, p.id
