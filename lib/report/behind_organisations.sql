-- Who belongs to which organisation, and organisations to themselves: of several, the one that began first.
select m.id,
       iif(m.kind = 'organisation', m.id,
           (select a.organisation_id from affiliation a
            where a.member_id = m.id and a.withdrawn is null
            order by ifnull(a.first, ''), a.id limit 1)) as organisation
from member m
where organisation is not null
