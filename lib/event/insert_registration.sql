insert into registration (participant_id, session_id, heads, state, priority, follows_id, created, recorded)
values (:participant, :session, :heads, :state, :priority, :follows, :now, :now)
