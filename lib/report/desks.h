#pragma once

#include <tiers/catalogue.h>
#include <cstdint>
#include <vector>

namespace tiers::report {

/// Seats of desks that there are on each day of a period, used or not; none of a place before it opened.
class Desks {
public:
    Desks(const std::vector<catalogue::Place>& places, const DaySpan& days);
    /// In the mean of some days of the period; 0 of none.
    double mean(const DaySpan& of) const;

private:
    Day first_;
    std::vector<std::int64_t> by_day_;
};

}  // namespace tiers::report
