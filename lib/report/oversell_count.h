#pragma once

#include "report/occupancy_count.h"
#include "report/sold_hours.h"

namespace tiers::report {

/// What was sold of each kind of resource against what there is, and how often nothing was left.
struct OversellCounted {
    Counted counted;                                ///< by kind; levels are of what is booked and what is held
    Sold sold;                                      ///< of each group
    std::vector<std::vector<std::int64_t>> waited;  ///< of each group and bucket: those who waited for what was taken

    /// What is left for those with allowances, in hours of one seat: open, and not under contract.
    double capacity(std::size_t group, std::size_t bucket) const;
    /// What was sold, if all of it were used at the times at which things are booked: by the bucket's part of all that
    /// is booked of the group. Not known where nothing is.
    std::optional<double> sold_hours(std::size_t group, std::size_t bucket) const;
};

/// Of the days that are over. Throws BadInput where none is.
OversellCounted count_oversell(const Store& store, const Query& query);

}  // namespace tiers::report
