-- Where those live who came within [:from, :to) to a place, or to any where :place is empty, each once.
select ifnull(commune, ''), count(*)
from member
where id in (select member_id from presence
             where checked_in >= :from and checked_in < :to
               and (:place = '' or place_id = (select id from place where code = :place)))
group by 1
