-- Those into whom one of such a name was merged.
select id, kind, name, email, phone, external_id, category, legal_form, siren, commune,
       (select organisation_id from affiliation a
        where a.member_id = member.id and a.withdrawn is null and ifnull(a.first, :today) <= :today
          and ifnull(a.last, :today) >= :today
        order by a.first, a.id limit 1),
       joined, left_on, note, siret, sector
from member
where id in (select merged_into from member where folded = :folded and merged_into is not null)
order by id
