insert into usual_trip (member_id, since, work, commune, mode, days, km, created)
select :into, since, work, commune, mode, days, km, :now
from usual_trip b
where member_id = :from and withdrawn is null
  and not exists (select 1 from usual_trip a where a.member_id = :into and a.since = b.since and a.withdrawn is null)
order by id
