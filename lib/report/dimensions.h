#pragma once

#include <string>
#include <vector>

namespace tiers::report {

/// What an occupancy report is grouped by, read from "resource", "resource,weekday", "month,hour-of-week",
/// "place,kind".
struct Dimensions {
    std::string thing, subthing;  ///< resource, kind, place; empty for none
    std::string time, subtime;    ///< day, week, month, weekday, hour-of-week; the second is a part of the week
    bool time_first = false;

    bool has(const std::string& word) const {
        return thing == word || subthing == word || time == word || subtime == word;
    }
    /// Whether its buckets follow one another.
    bool over_time() const { return time == "day" || time == "week" || time == "month"; }
};

/// Every word a dimension has.
const std::vector<std::string>& dimension_words();

/// Throws BadInput for two that say nothing together: the same one twice, or times of which the second is no part of
/// the week.
Dimensions dimensions_of(const std::string& by);

}  // namespace tiers::report
