-- Events, each with the time of its sessions, the heads that have a seat at :now, the registrations that wait, and whether all
-- its categories are full.
select e.id, e.code, e.title, e.summary, l.code, l.timezone, e.organiser_id, m.name, e.edition, e.follows_id, e.state,
       e.capacity, e.opens, e.closes, e.offer,
       (select min(start) from session s where s.event_id = e.id and s.cancelled is null) as first,
       (select max("end") from session s where s.event_id = e.id and s.cancelled is null) as until,
       ifnull((select sum(heads) from (
                   select max(r.heads) as heads from participant p join registration r on r.participant_id = p.id
                   where p.event_id = e.id and r.ended is null and r.state <> 'waiting'
                     and (r.lapses is null or r.lapses > :now)
                   group by p.id)), 0),
       (select count(*) from registration r join participant p on p.id = r.participant_id
        where p.event_id = e.id and r.ended is null and r.state = 'waiting'),
       exists (select 1 from event_category c where c.event_id = e.id)
       and not exists (select 1 from event_category c where c.event_id = e.id
                       and (c.capacity is null
                            or c.capacity > ifnull((select sum(r.heads) from registration r
                                                    where r.category_id = c.id and r.ended is null
                                                      and r.state <> 'waiting'
                                                      and (r.lapses is null or r.lapses > :now)), 0))),
       e.price, (select currency from operator)
from event e
join place l on l.id = e.place_id
left join member m on m.id = e.organiser_id
where (:id is null or e.id = :id)
  and (:code is null or e.code = :code)
  and (:place is null or l.code = :place)
  and (:to is null or first is null or first < :to)
  and (:from is null or until is null or until > :from)
order by first is null, first, e.code
