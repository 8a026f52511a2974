-- Who brings the topics of an event, and those merged into them, by topic.
select ifnull(p.merged_into, p.id), h.participant_id, ifnull(a.name, h.name), a.member_id
from proposal_host h
join proposal p on p.id = h.proposal_id
left join participant a on a.id = h.participant_id
where p.event_id = :event
group by 1, ifnull(h.participant_id, h.name)
order by 1, min(h.id)
