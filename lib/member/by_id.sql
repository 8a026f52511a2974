select id, kind, name, email, phone, external_id, category, legal_form, siren, commune,
       (select organisation_id from affiliation a
        where a.member_id = member.id and a.withdrawn is null and ifnull(a.first, :today) <= :today
          and ifnull(a.last, :today) >= :today
        order by a.first, a.id limit 1),
       joined, left_on, note, siret, sector
from member
where id = (select ifnull(merged_into, id) from member where id = :id) and erased is null
