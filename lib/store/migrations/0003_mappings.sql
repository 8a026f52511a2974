-- Mapping files lie outside the database: kept here as an import last used them, so that a backup holds them.
create table mapping (
    id   integer primary key,
    name text    not null constraint mapping_name unique
                          constraint mapping_plain check (name <> '' and instr(name, '/') = 0 and name not like '.%'),
    toml blob    not null,                        -- to the byte
    used integer not null                         -- instant these bytes were first used
) strict;

create trigger mapping_kept before delete on mapping begin select raise(abort, 'row_kept'); end;
create trigger mapping_id_kept before update of id, name on mapping when new.id <> old.id or new.name <> old.name
begin select raise(abort, 'id_kept'); end;
create trigger mapping_not_replaced before insert on mapping
when exists (select 1 from mapping where id = new.id or name = new.name)
begin select raise(abort, 'id_taken'); end;
