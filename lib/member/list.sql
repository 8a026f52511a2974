select id, kind, name, email, phone, external_id, category, legal_form, siren, commune, organisation_id, joined, left_on, note
from member
where (:kind is null or kind = :kind)
  and (:category is null or category = :category)
  and (:commune is null or commune = :commune)
  and (:matching is null or instr(folded, :matching) > 0 or instr(lower(ifnull(email, '')), :matching) > 0)
  and (:left or left_on is null or left_on > :today)
order by folded, id
