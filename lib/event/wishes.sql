-- What people at an event want, each topic once, those merged into another as that one.
select distinct w.participant_id, ifnull(p.merged_into, p.id), a.name
from wish w
join proposal p on p.id = w.proposal_id
join participant a on a.id = w.participant_id
where p.event_id = :event and w.withdrawn is null
order by w.participant_id, 2
