#pragma once

#include <tiers/erasure.h>
#include <string>
#include <vector>

namespace tiers::member {

/// Rows of one table, with their columns as the schema has them.
struct HeldTable {
    std::string table;
    std::vector<std::string> columns;
    std::vector<std::string> ids;  ///< of each row: its key, or that of the row it was
    std::vector<Row> rows;
};

/// A change that the journal keeps, and what it says of the member.
struct HeldChange {
    std::int64_t journal = 0;
    Instant at{};
    std::string command, entity;
    std::string content;  ///< JSON
};

/// Where a text stands among what others wrote.
struct Mention {
    std::string table, id, column;
    std::string text;  ///< what stands around it
};

/// All that the database holds on somebody.
struct Held {
    std::string who;           ///< the member's name, or the text that was searched
    std::optional<Id> member;  ///< none where a text was
    std::vector<HeldTable> tables;
    std::vector<HeldChange> changes;
    std::vector<Mention> mentions;  ///< of their name, e-mails and phones in rows that are not theirs
};

/// Of a member: the rows that name them, as the schema says it (foreign keys), those that hang on these, what they were
/// before, what the journal says of them, and where free text has their name, e-mails or phones.
TIERS_API Held held_on(const Store& store, Id member);
/// Of a guest of events: their participants, what hangs on these, and the rest as of a member.
TIERS_API Held held_on(const Store& store, const Guest& guest);
/// Of somebody who is no member: where any text has these words, whatever accents and case. Throws BadInput for fewer
/// than three letters.
TIERS_API Held held_on(const Store& store, std::string_view words);

/// A row a cell, for machines.
TIERS_API std::vector<Column> held_columns();
TIERS_API Table held_table(const Held& held);
/// As one page: a table for each that holds something, with names for ids, and notes.
TIERS_API Document held_page(const Store& store, const Held& held);
/// {"schema":"tiers.member.data/1","member":...,"name":...,"tables":[...],"changes":[...],"mentions":[...]}
TIERS_API std::string held_json(const Held& held);

}  // namespace tiers::member
