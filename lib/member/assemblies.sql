-- Present are those who came and did not leave; represented those who did not come and whose proxy is held by one present.
select a.id, a.day, a.kind, ifnull(a.clock, ''), ifnull(a.location, ''), a.agenda, a.roll_day, a.proxies, a.quorum,
       (select count(*) from assembly_voter v where v.assembly_id = a.id),
       (select count(*) from assembly_arrival r where r.assembly_id = a.id and r.departed is null),
       (select count(*) from assembly_proxy p
        join assembly_arrival r on r.assembly_id = p.assembly_id and r.member_id = p.holder_id and r.departed is null
        where p.assembly_id = a.id and p.withdrawn is null
          and not exists (select 1 from assembly_arrival own
                          where own.assembly_id = a.id and own.member_id = p.giver_id and own.departed is null))
from assembly a
where a.cancelled is null
  and (:id is null or a.id = :id)
  and (:day is null or a.day = :day)
  and (:from is null or a.day >= :from)
order by a.day, a.id
