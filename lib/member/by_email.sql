-- The indexes are of e-mails that are there: they serve a search that says so.
select id, kind, name, email, phone, external_id, category, legal_form, siren, commune,
       (select organisation_id from affiliation a
        where a.member_id = member.id and a.withdrawn is null and ifnull(a.first, :today) <= :today
          and ifnull(a.last, :today) >= :today
        order by a.first, a.id limit 1),
       joined, left_on, note, siret, sector
from member
where id = (
    select id from member where email is not null and lower(email) = lower(:email)
    union all
    select member_id from contact where kind = 'email' and ceased is null and lower(value) = lower(:email)
    limit 1)
