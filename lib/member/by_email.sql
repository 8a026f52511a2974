-- The index is of those who have an e-mail: it serves a search that says so.
select id, kind, name, email, phone, external_id, category, legal_form, siren, commune, organisation_id, joined, left_on, note
from member
where email is not null and lower(email) = lower(:email)
