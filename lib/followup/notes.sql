-- Meetings and tasks of one track: those of a follow-up, or the one of an id also where it was withdrawn.
select n.id, n.followup_id, f.name, n.kind, n.day, n.minutes, n.due, n.done, ifnull(n.who, ''), n.text, n.withdrawn
from (select *, 'professional' as track from followup_note
      union all
      select *, 'personal' from followup_personal) n
join followup f on f.id = n.followup_id
where n.track = :track
  and (:id is null or n.id = :id)
  and (:followup is null or n.followup_id = :followup)
  and (:id is not null or n.withdrawn is null)
order by n.day, n.id
