-- Uses up to :until that allowances do not cover, or that were charged; where :payer is given, those it may have to pay:
-- its own, and of whom it pays for, and of the people of either.
with
    covered as materialized (
        select u.id, ifnull((select -sum(l.amount) from ledger l where l.use_id = u.id), 0) as amount
        from allowance_use u
        where u.day <= :until
          and (:payer is null
               or u.member_id in (
                   with paid (id) as (
                       select :payer
                       union
                       select member_id from subscription where payer_id = :payer)
                   select id from paid
                   union
                   select member_id from affiliation where organisation_id in (select id from paid)
                   union
                   select member_id from charge where payer_id = :payer and use_id is not null)))
select u.id, u.member_id, m.name, u.unit, u.amount, u."of", u.day, u.note, u.withdrawn is not null, c.amount, l.code
from covered c
join allowance_use u on u.id = c.id
join member m on m.id = u.member_id
left join place l on l.id = u.place_id
where (u.withdrawn is null and c.amount < u.amount) or exists (select 1 from charge where use_id = u.id)
order by u.day, u.id
