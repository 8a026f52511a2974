insert into privacy_request (kind, member_id, name, contact, day, note, created, recorded)
values (:kind, :member, :name, :contact, :day, :note, :now, :now)
