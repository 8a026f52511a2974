-- :tags is JSON, [[kind, folded word], ...], and :attributes [[code, folded value or null for any], ...]: all must fit.
select id, kind, name, email, phone, external_id, category, legal_form, siren, commune,
       (select organisation_id from affiliation a
        where a.member_id = m.id and a.withdrawn is null and ifnull(a.first, :today) <= :today
          and ifnull(a.last, :today) >= :today
        order by a.first, a.id limit 1),
       joined, left_on, note, siret, sector
from member m
where merged_into is null and erased is null
  and (:kind is null or kind = :kind)
  and (:category is null or category = :category)
  and (:commune is null or commune = :commune)
  and (:matching is null or instr(folded, :matching) > 0 or instr(lower(ifnull(email, '')), :matching) > 0
       or exists (select 1 from contact c where c.member_id = m.id and c.kind = 'email' and c.ceased is null
                  and instr(lower(c.value), :matching) > 0))
  and (:tags is null or not exists (
       select 1 from json_each(:tags) w
       where not exists (select 1 from tag t where t.member_id = m.id and t.ceased is null
                         and t.kind = w.value ->> 0 and t.folded = w.value ->> 1)))
  and (:attributes is null or not exists (
       select 1 from json_each(:attributes) w
       where not exists (select 1 from attribute a where a.member_id = m.id and a.ceased is null
                         and a.code = w.value ->> 0 and a.folded = ifnull(w.value ->> 1, a.folded))))
  and (:left or left_on is null or left_on > :today)
order by folded, id
