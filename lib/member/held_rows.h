#pragma once

#include <tiers/held.h>
#include <map>
#include <set>

#include "store/schema_tables.h"

namespace tiers::member {

/// The keys of rows, as JSON: numbers, or arrays of the columns of the key; by table.
using Keys = std::map<std::string, std::set<std::string>, std::less<>>;

/// Columns as SQL lists them.
std::string listed(const std::vector<std::string>& columns);
/// The key of a row as JSON, in SQL.
std::string json_key(const SchemaTable& table);
/// What a row is told by: its key, or that of the row it was.
std::vector<std::string> id_columns(const std::vector<SchemaTable>& schema, const SchemaTable& table);

/// The rows of some keys and those that hang on them, whose keys are added.
std::vector<HeldTable> held_rows(const Store& store, const std::vector<SchemaTable>& schema, Keys& keys);

/// What the journal says of a member whose rows are known.
std::vector<HeldChange> held_changes(const Store& store, const Keys& keys);

/// Where a text of any table has one of some words. With `whole` nothing of a word stands before or behind them.
struct Search {
    std::vector<std::string> words;  ///< folded
    bool whole = false;
    Keys except = {};          ///< rows that are left out
    Keys except_content = {};  ///< rows whose content alone is left out: changes that are told beside
};
std::vector<Mention> mentions(const Store& store, const std::vector<SchemaTable>& schema, const Search& search);

}  // namespace tiers::member
