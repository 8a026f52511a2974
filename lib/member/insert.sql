insert into member (kind, name, folded, email, phone, external_id, category, legal_form, siren, commune, organisation_id,
                    joined, left_on, note, created, recorded)
values (:kind, :name, :folded, :email, :phone, :external_id, :category, :legal_form, :siren, :commune, :organisation_id,
        :joined, :left_on, :note, :now, :now)
