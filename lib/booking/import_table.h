#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "format/csv.h"

namespace tiers::booking {

/// The JSON lines a file holds, without byte order mark: its name ends in .jsonl, or it begins with an object. Nothing
/// for another file.
std::optional<std::string_view> json_lines(std::string_view bytes, std::string_view name);

/// A file of bookings as CSV: each row is the line of JSON that it stands for.
class ImportTable {
public:
    /// Columns are known by their names in JSON, or by the French ones. Throws BadInput where one that every row wants
    /// is missing, one stands twice, or one is nearly the name of another.
    ImportTable(std::string_view bytes, const format::CsvSource& source);

    struct Line {
        std::int64_t number = 0;
        std::string json;    ///< empty for a row that is wrong
        std::string reason;  ///< of that
    };
    /// False at the end.
    bool next(Line& line);

private:
    format::CsvTable table_;
    std::vector<std::size_t> columns_;  ///< of each name, `nowhere` for one that is not there
};

}  // namespace tiers::booking
