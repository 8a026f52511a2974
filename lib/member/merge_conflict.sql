-- Where two members were at the same time.
select a.id, b.id
from presence a
join presence b on b.member_id = :from and (a.checked_out is null or b.checked_in < a.checked_out)
               and (b.checked_out is null or b.checked_out > a.checked_in)
where a.member_id = :into
order by a.checked_in, a.id, b.id
limit 1
