-- What was published, so that no later page says of few people what both together tell: tables of figures, and how many
-- people were behind each cell. No names and no ids: who they were is counted again from the rows.

create table publication (
    id        integer primary key constraint publication_id check (id > 0),
    report    text    not null,
    measure   text    not null,                   -- what is counted: pages of one measure can be subtracted
    "by"      text    not null,                   -- dimensions that name a cell, commas between; empty for one cell
    place     text    not null default '',        -- declared id; empty for all
    first     text    not null,
    last      text    not null,
    published integer not null,
    constraint publication_days check (last >= first)
) strict;
create index publication_measure on publication (measure, first);

create table published_cell (
    publication_id integer not null references publication,
    position       integer not null,
    covers         text    not null,              -- its keys in these dimensions, one a line: several where few were merged
    people         integer not null constraint published_cell_people check (people >= 0),
    figures        text    not null,              -- "name=number", blanks between
    primary key (publication_id, position)
) strict, without rowid;

create trigger publication_sealed before update on publication begin select raise(abort, 'row_sealed'); end;
create trigger publication_kept before delete on publication begin select raise(abort, 'row_kept'); end;
create trigger publication_not_replaced before insert on publication
when exists (select 1 from publication where id = new.id) begin select raise(abort, 'id_taken'); end;
create trigger published_cell_sealed before update on published_cell begin select raise(abort, 'row_sealed'); end;
create trigger published_cell_kept before delete on published_cell begin select raise(abort, 'row_kept'); end;
create trigger published_cell_not_replaced before insert on published_cell
when exists (select 1 from published_cell where publication_id = new.publication_id and position = new.position)
begin select raise(abort, 'row_sealed'); end;
