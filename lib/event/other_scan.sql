-- Of what doors read of one ticket, for a session or for a day, another scan than that of :nonce: of another door where
-- there is one, and the first by time.
select s.id, s.ticket_id, t.participant_id, s.session_id, s.day, s.at, s.door
from scan s
join ticket t on t.id = s.ticket_id
where s.ticket_id = :ticket and s.session_id is :session and (:session is not null or s.day = :day) and s.nonce <> :nonce
order by s.door = :door, s.at, s.id
limit 1
