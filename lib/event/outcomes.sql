-- What groups of an event brought back, in order of id, with the size of the mind map.
select o.id, ifnull(s.code, ''), o.proposal_id, ifnull(p.title, ''), o.title, o.withdrawn, o.created,
       (select count(*) from outcome_topic t where t.outcome_id = o.id)
from event_outcome o
left join proposal p on p.id = o.proposal_id
left join session s on s.id = ifnull(o.session_id, p.session_id)
where o.event_id = :event and (:id is null or o.id = :id)
order by o.id
