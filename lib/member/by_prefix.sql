-- :after is the prefix with the last code point there is behind it, so that the index on folded names serves.
select id, kind, name, email, phone, external_id, category, legal_form, siren, commune, organisation_id, joined, left_on, note, siret, sector
from member
where folded >= :prefix and folded < :after
order by folded, id
limit :limit
