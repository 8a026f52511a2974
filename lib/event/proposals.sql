-- Topics of an event in the order they were proposed, with the people and hands that want them or one merged into them.
select p.id, p.title, p.folded, p.summary, p.state, p.merged_into,
       (select count(distinct w.participant_id) from wish w join proposal m on m.id = w.proposal_id
        where w.withdrawn is null and ifnull(m.merged_into, m.id) = p.id),
       ifnull((select max(h.count) from show_of_hands h join proposal m on m.id = h.proposal_id
               where h.withdrawn is null and ifnull(m.merged_into, m.id) = p.id), 0),
       p.session_id, s.code
from proposal p
left join session s on s.id = p.session_id and s.cancelled is null
where p.event_id = :event
order by p.id
