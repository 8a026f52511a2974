#pragma once

#include <tiers/export.h>
#include <tiers/time.h>
#include <cstdint>
#include <string>
#include <vector>

namespace tiers {

/// A cell that is published: the keys it covers in the dimensions of its table (several where few were merged), how
/// many people are behind it, and what is told of them, as "name=number" with blanks between.
struct PublishedCell {
    std::vector<std::string> covers;
    std::int64_t people = 0;
    std::string figures;
    bool operator==(const PublishedCell&) const = default;
};

/// A table that is published, of which no two cells count the same thing. Nothing in it says who the people are.
struct PublishedTable {
    std::string report;
    std::string measure;  ///< what is counted; tables of one measure can be subtracted from one another
    std::string by;       ///< dimensions that name a cell, commas between; empty for one cell
    std::string place;    ///< declared id; empty for all
    DaySpan days;         ///< whole months
    std::vector<PublishedCell> cells;
    bool operator==(const PublishedTable&) const = default;
};

}  // namespace tiers
