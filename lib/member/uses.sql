select u.id, u.member_id, m.name, u.unit, u.amount, u."of", u.day, u.note, u.withdrawn is not null,
       ifnull((select -sum(amount) from ledger where use_id = u.id), 0), l.code
from allowance_use u
join member m on m.id = u.member_id
left join place l on l.id = u.place_id
where u.member_id = :member and (:id is null or u.id = :id) and (:until is null or u.day <= :until)
order by u.day, u.id
