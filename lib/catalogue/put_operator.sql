insert into operator (id, name, legal_form, siren, language, currency)
values (1, :name, nullif(:legal_form, ''), nullif(:siren, ''), :language, :currency)
on conflict (id) do update set
    name = excluded.name, legal_form = excluded.legal_form, siren = excluded.siren, language = excluded.language,
    currency = excluded.currency
