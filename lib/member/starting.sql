-- Those whose id, e-mail or folded name begins with a word; everybody for an empty one. The ids that begin with 41 are 41,
-- 410 to 419, 4100 to 4199 and so on: looked up in blocks, not by reading all.
with recursive block(low, high) as (
    select 1, (select max(id) from member) where :word = ''
    union all
    select cast(:word as integer), cast(:word as integer)
    where :word not glob '*[^0-9]*' and :word glob '[1-9]*' and length(:word) < 18
    union all
    select low * 10, high * 10 + 9 from block where :word <> '' and low * 10 <= (select max(id) from member)
), chosen(id) as (
    select m.id from block join member m on m.id between block.low and block.high
    union
    select id from member where email is not null and lower(email) >= lower(:word) and lower(email) < lower(:word) || char(1114111)
    union
    select id from member where folded >= :folded and folded < :folded || char(1114111)
)
select id, kind, name, email, phone, external_id, category, legal_form, siren, commune,
       (select organisation_id from affiliation a
        where a.member_id = member.id and a.withdrawn is null and ifnull(a.first, :today) <= :today
          and ifnull(a.last, :today) >= :today
        order by a.first, a.id limit 1),
       joined, left_on, note, siret, sector
from member
where id in (select id from chosen) and merged_into is null and erased is null
order by id
limit :limit
