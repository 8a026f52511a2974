#pragma once

#include <tiers/store.h>
#include <string>
#include <vector>

namespace tiers {

/// Columns of a table that name a row of another, by its key.
struct Link {
    std::string to;
    std::vector<std::string> columns;
};

/// A table of the schema as it stands in the file.
struct SchemaTable {
    std::string name;
    std::vector<std::string> columns;
    std::vector<std::string> texts;  ///< those that hold text, or bytes that may be text
    std::vector<std::string> key;    ///< columns of the primary key; rowid where there is none
    std::vector<Link> links;
};

/// In order of name, without those of SQLite's own. A table X_was keeps former rows of X, and names what X names.
std::vector<SchemaTable> schema_tables(const Store& store);
const SchemaTable& table_named(const std::vector<SchemaTable>& tables, std::string_view name);

/// "booking" of "booking_was"; empty for a table of another name.
std::string_view former_of(std::string_view table);

/// A name of the schema as SQL writes it.
std::string sql_name(std::string_view name);

}  // namespace tiers
