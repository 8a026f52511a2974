-- Seals that the first schema left open. REPLACE, also as UPDATE OR REPLACE, deletes the row in its way without running
-- the triggers of a delete: so what must stay is looked for before the statement. Ids are never used twice, and a row
-- that was deleted would free the highest.

create trigger journal_digest_not_replaced before insert on journal
when exists (select 1 from journal where digest = new.digest)
begin select raise(abort, 'journal_sealed'); end;
create trigger journal_content_not_replaced before insert on journal_content
when exists (select 1 from journal_content where journal_id = new.journal_id)
begin select raise(abort, 'journal_sealed'); end;

-- What was applied, to the byte, and what a booking was before.
create trigger catalogue_sealed_update before update on catalogue begin select raise(abort, 'row_sealed'); end;
create trigger catalogue_sealed_delete before delete on catalogue begin select raise(abort, 'row_sealed'); end;
create trigger catalogue_not_replaced before insert on catalogue
when exists (select 1 from catalogue where id = new.id)
begin select raise(abort, 'row_sealed'); end;
create trigger booking_was_sealed_update before update on booking_was begin select raise(abort, 'row_sealed'); end;
create trigger booking_was_sealed_delete before delete on booking_was begin select raise(abort, 'row_sealed'); end;

-- A key stands for its first result.
create trigger request_key_sealed before update on request_key begin select raise(abort, 'row_sealed'); end;
create trigger request_key_not_replaced before insert on request_key
when exists (select 1 from request_key where key = new.key)
begin select raise(abort, 'row_sealed'); end;

create trigger member_kept before delete on member begin select raise(abort, 'row_kept'); end;
create trigger member_email_insert before insert on member
when exists (select 1 from member where email is not null and lower(email) = lower(new.email))
begin select raise(abort, 'member_email'); end;
create trigger member_email_update before update of email on member
when exists (select 1 from member where email is not null and lower(email) = lower(new.email) and id <> new.id)
begin select raise(abort, 'member_email'); end;
create trigger member_external_insert before insert on member
when exists (select 1 from member where external_id = new.external_id)
begin select raise(abort, 'member_external'); end;
create trigger member_external_update before update of external_id on member
when exists (select 1 from member where external_id = new.external_id and id <> new.id)
begin select raise(abort, 'member_external'); end;

create trigger series_kept before delete on series begin select raise(abort, 'row_kept'); end;
create trigger series_id_kept before update of id on series when new.id <> old.id
begin select raise(abort, 'id_kept'); end;
create trigger series_not_replaced before insert on series when exists (select 1 from series where id = new.id)
begin select raise(abort, 'id_taken'); end;

-- What leaves the file is retired.
create trigger place_kept before delete on place begin select raise(abort, 'row_kept'); end;
create trigger place_id_kept before update of id on place when new.id <> old.id
begin select raise(abort, 'id_kept'); end;
create trigger place_not_replaced before insert on place when exists (select 1 from place where id = new.id)
begin select raise(abort, 'id_taken'); end;
create trigger resource_kept before delete on resource begin select raise(abort, 'row_kept'); end;
create trigger resource_id_kept before update of id on resource when new.id <> old.id
begin select raise(abort, 'id_kept'); end;
create trigger resource_not_replaced before insert on resource when exists (select 1 from resource where id = new.id)
begin select raise(abort, 'id_taken'); end;
