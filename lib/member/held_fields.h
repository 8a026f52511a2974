#pragma once

#include <tiers/document.h>
#include <string_view>

namespace tiers::member {

/// How people are told a column of the schema: what an integer in it is, and its heading.
struct Field {
    const char* column;   ///< "amount", or "ledger.amount" where it is another thing in one table
    const char* heading;  ///< msgid; null for what serves the program alone
    Kind kind = Kind::text;
};

/// Null for a column that nobody thought of.
const Field* field_of(std::string_view table, std::string_view column);

}  // namespace tiers::member
