select s.id, s.zone, r.code, s.member_id
from source_item i
join series s on s.id = i.series_id
join resource r on r.id = s.resource_id
where i.source_id = :source and i.uid = :uid and i.recurrence = ''
