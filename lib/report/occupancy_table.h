#pragma once

#include <tiers/report.h>
#include <functional>
#include <optional>
#include <vector>

#include "report/occupancy_count.h"

namespace tiers::report {

/// The year before, in the same groups and as many buckets.
struct CountedBefore {
    Counted counted;
    bool by_calendar = false;         ///< as in YearBefore
    std::optional<Day> booked_since;  ///< the first day that has a booking; what lies before is not known

    bool known() const { return booked_since && *booked_since < counted.days.end; }
    /// Of each bucket.
    std::vector<bool> known_buckets() const;
};

/// What a report of occupancy tells.
struct OccupancyTold {
    Counted counted;
    Day today{};
    Counts all = {};  ///< desks and rooms: only to know what there is to tell
    bool forecast = false;
    std::optional<CountedBefore> before = {};
};

/// Of an occupancy and the year before: percentage points, to four decimals.
std::optional<double> points_between(const std::optional<double>& before, const std::optional<double>& now);

/// What to count for these columns of a row; for all of them where none is named.
Beside beside_of(const std::vector<std::string>& fields);

/// Columns of a report by resource.
std::vector<Column> occupancy_columns();

/// A row for each group and bucket, in the order that was asked for; what is booked by seats before what is booked
/// whole.
Table occupancy_table(const OccupancyTold& told);
/// The same without its rows, and each of those: with the columns named alone, where some are.
Table occupancy_heading(const OccupancyTold& told, const std::vector<std::string>& fields);
void each_occupancy_row(const OccupancyTold& told, const std::vector<std::string>& fields,
                        const std::function<void(Row)>& take);

/// What names a row; empty for a dimension that was not asked for.
struct OccupancyNames {
    std::string group, subgroup, bucket, subbucket;
};
/// A table without rows, and a row of it that tells what is open and, where it may, what is booked.
Table empty_occupancy_table(const Dimensions& by);
Row published_occupancy_row(bool whole, const OccupancyNames& names, const Counts& counts, bool told);

/// When each was fullest, for people; no rows where that was not found.
Table fullest_table(const OccupancyTold& told);

/// Seat-seconds as a cell.
Value hours_of(std::int64_t seat_seconds);

}  // namespace tiers::report
