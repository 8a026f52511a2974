insert into registration (participant_id, session_id, category_id, heads, state, priority, follows_id, on_the_spot, created,
                          recorded)
values (:participant, :session,
        (select id from event_category
         where code = :category and event_id = (select event_id from participant where id = :participant)),
        :heads, :state, :priority, :follows, :on_the_spot, :now, :now)
