#pragma once

#include <tiers/member.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "exchange/member_history.h"
#include "exchange/member_map.h"
#include "format/csv.h"

namespace tiers::exchange {

/// What a row says of a member, field by field, as text; empty where it says nothing.
struct MemberRow {
    ByField<std::string> text;
    std::vector<std::string> commune;  ///< texts that narrow it down
    bool commune_elsewhere = false;    ///< the commune may be one that the tables do not have: then none is known
    member::ProfileEdit profile = {};  ///< further e-mails and phones, words, attributes
    MemberHistory history = {};
    std::optional<std::int64_t> id = {};  ///< in the place that wrote the row

    void clear();  ///< but for the room that its texts take: a row is read into another
};

/// Finds the fields of a mapping in the rows of a file.
class MemberRows {
public:
    /// Throws BadInput for a column that the file does not have, or has twice, and where none is the name.
    MemberRows(const MemberMap& map, const std::vector<std::string>& heading, const std::string& file);
    /// False for a row that is about no member, by what the mapping says. Throws BadInput for a row that holds more
    /// than the heading names.
    bool read(const format::CsvRow& row, MemberRow& result) const;
    bool has(Field field) const;

private:
    using Columns = std::vector<std::size_t>;

    bool wanted(const format::CsvRow& row) const;
    /// What the columns of a field hold, translated: joined for a name, else the first that holds something.
    void put(Field field, const Columns& columns, const format::CsvRow& row, std::string& text) const;
    void put_profile(const format::CsvRow& row, MemberRow& result) const;

    const MemberMap& map_;
    std::size_t width_;
    std::optional<std::size_t> id_;
    std::vector<std::pair<Field, Columns>> columns_;  ///< of the fields that have some
    std::vector<std::pair<std::string, Columns>> attributes_;
    std::vector<std::pair<std::size_t, const std::vector<std::string>*>> only_;
};

}  // namespace tiers::exchange
