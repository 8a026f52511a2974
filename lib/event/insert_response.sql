insert into survey_response (survey, event_id, external, complete, submitted, participant_id, category, commune, epci,
                             department, created)
values (:survey, (select id from event where code = :event), :external, :complete, :submitted, :participant, :category,
        nullif(:commune, ''), nullif(:epci, ''), nullif(:department, ''), :now)
