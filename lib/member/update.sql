update member
set kind = :kind, name = :name, folded = :folded, email = :email, phone = :phone, external_id = :external_id,
    category = :category, legal_form = :legal_form, siren = :siren, commune = :commune,
    joined = :joined, left_on = :left_on, note = :note, siret = :siret, sector = :sector, recorded = :now
where id = :id
