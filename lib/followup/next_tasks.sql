-- Open tasks, the next one of each follow-up last.
select followup_id, due, text
from followup_note
where due is not null and done is null and withdrawn is null
  and (:id is null or followup_id = :id)
order by due desc, id desc
