select id, kind, name, email, phone, external_id, category, legal_form, siren, commune, organisation_id, joined, left_on, note, siret, sector
from member
where external_id = :external_id
