#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exchange/member_map.h"
#include "format/csv.h"

namespace tiers::exchange {

/// What a row says of a member, field by field, as text; empty where it says nothing.
struct MemberRow {
    ByField<std::string> text;
    std::vector<std::string> commune;  ///< texts that narrow it down
    bool commune_elsewhere = false;    ///< the commune may be one that the tables do not have: then none is known
    std::vector<std::string> emails = {}, phones = {};  ///< further ones
};

/// Finds the fields of a mapping in the rows of a file.
class MemberRows {
public:
    /// Throws BadInput for a column that the file does not have, or has twice, and where none is the name.
    MemberRows(const MemberMap& map, const std::vector<std::string>& heading, const std::string& file);
    /// Throws BadInput for a row that holds more than the heading names.
    MemberRow read(const format::CsvRow& row) const;
    bool has(Field field) const { return !columns_[field].empty(); }

private:
    /// The texts of a field's columns that hold something, translated.
    std::vector<std::string> texts(Field field, const format::CsvRow& row) const;

    const MemberMap& map_;
    std::size_t width_;
    ByField<std::vector<std::size_t>> columns_;
};

}  // namespace tiers::exchange
