insert into member (kind, name, folded, email, phone, external_id, category, legal_form, siren, commune,
                    joined, left_on, note, siret, sector, created, recorded)
values (:kind, :name, :folded, :email, :phone, :external_id, :category, :legal_form, :siren, :commune,
        :joined, :left_on, :note, :siret, :sector, :now, :now)
