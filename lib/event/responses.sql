-- Responses to a survey that stand, one row an answer and one for a response without; in order of id.
select r.id, r.survey, ifnull(e.code, ''), r.external, r.complete, r.submitted, r.participant_id, r.category,
       ifnull(r.commune, ''), ifnull(r.epci, ''), ifnull(r.department, ''), a.question, a.value, a.personal
from survey_response r
left join event e on e.id = r.event_id
left join survey_answer a on a.response_id = r.id
where r.survey = :survey and r.withdrawn is null
  and (:event is null or e.code = :event)
  and (:external is null or r.external = :external)
order by r.id, a.question, a.value
