-- With :on only the row that holds then, the last of those that began by that day.
select t.id, t.member_id, m.name, t.since, t.work, t.commune, t.mode, t.days, t.km
from (
    select id from usual_trip where id = :id
    union all
    select id from usual_trip where :id is null and member_id = :member
    union all
    select id from usual_trip where :id is null and :member is null
) wanted
cross join usual_trip t on t.id = wanted.id
join member m on m.id = t.member_id
where t.withdrawn is null
  and (:on is null or t.id = (select id from usual_trip l
                              where l.member_id = t.member_id and l.withdrawn is null and l.since <= :on
                              order by l.since desc, l.id desc limit 1))
order by m.folded, m.id, t.since, t.id
