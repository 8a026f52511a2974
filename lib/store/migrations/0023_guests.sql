-- Guests of events who were erased, so that a backup that is restored and a list that is imported do not bring them back.

create table guest_erasure (
    participant_id integer primary key references participant,
    created        integer not null,              -- of the participant
    erased         integer not null,
    key_id         text,                          -- of the key that the hash is made with
    hash           blob,                          -- of the e-mail
    constraint guest_erasure_hash check ((key_id is null) = (hash is null))
) strict;

create trigger guest_erasure_kept before delete on guest_erasure begin select raise(abort, 'row_kept'); end;
create trigger guest_erasure_sealed before update on guest_erasure begin select raise(abort, 'row_sealed'); end;
create trigger guest_erasure_not_replaced before insert on guest_erasure
when exists (select 1 from guest_erasure where participant_id = new.participant_id)
begin select raise(abort, 'id_taken'); end;

-- Nothing is known of them any more.
create trigger participant_erased before update on participant
when exists (select 1 from guest_erasure where participant_id = old.id)
begin select raise(abort, 'guest_erased'); end;
