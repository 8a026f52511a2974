insert into participant (event_id, member_id, name, folded, email, organisation, category, profile, commune, epci, department,
                         created, recorded)
values (:event, :member, :name, :folded, nullif(:email, ''), :organisation, :category, :profile, nullif(:commune, ''),
        nullif(:epci, ''), nullif(:department, ''), :now, :now)
