-- Sessions of an event, in order of time.
select s.id, s.event_id, e.code, s.code, s.title, s.kind, s.track, s.summary, s.start, s."end", l.timezone,
       s.booking_id, ifnull(r.code, ''), s.location, s.capacity, s.signup, s.gives, s.cancelled,
       (select ifnull(sum(heads), 0) from registration t
        where t.session_id = s.id and t.ended is null and t.state <> 'waiting'
          and (t.lapses is null or t.lapses > :now)),
       (select count(*) from registration w where w.session_id = s.id and w.ended is null and w.state = 'waiting'),
       s.price, (select currency from operator)
from session s
join event e on e.id = s.event_id
join place l on l.id = e.place_id
left join booking b on b.id = s.booking_id
left join resource r on r.id = b.resource_id
where (:id is null or s.id = :id)
  and (:event is null or s.event_id = :event)
  and (:code is null or s.code = :code)
  and (:cancelled or s.cancelled is null)
order by s.start, s."end", s.id
