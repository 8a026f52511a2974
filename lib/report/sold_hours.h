#pragma once

#include <tiers/catalogue.h>
#include <cstdint>
#include <string>
#include <vector>

#include "report/behind.h"

namespace tiers::report {

/// A kind of resource, of what is booked by seats or of what is booked whole.
struct Pool {
    bool whole = false;
    std::string kind;
    bool operator==(const Pool&) const = default;
};

/// How long the places that have a pool are open in some days, in the mean of them.
struct OpenTime {
    double hours = 0;
    double day = 0;  ///< hours of a day on which it opens
};
OpenTime open_time_of(const std::vector<catalogue::Place>& places, const Pool& pool, const DaySpan& days);

/// Hours of one seat that allowances give on some days, by pool. What can be used in several counts in each.
struct Sold {
    std::vector<OpenTime> open;     ///< of each pool
    std::vector<double> hours;      ///< of each pool
    std::vector<double> unlimited;  ///< of those, by allowances without a limit
    std::vector<Shares> holders;    ///< of each pool: whose they are, and hours of each
    std::int64_t not_counted = 0;   ///< allowances of uses or of money, and those that never end
};
/// Subscriptions give what their plans grant, by the days of each period that lie in `days` and are not paused; packs
/// what was sold, by their days of validity. A day is worth a day of opening, half a day half of it, and what has no
/// limit all of the opening.
Sold sold_hours(const Store& store, const std::vector<catalogue::Place>& places, const std::vector<Pool>& pools,
                const DaySpan& days);
/// Of each of several spans, in order: subscriptions are read once.
std::vector<Sold> sold_hours_of_each(const Store& store, const std::vector<catalogue::Place>& places,
                                     const std::vector<Pool>& pools, const std::vector<DaySpan>& spans);

}  // namespace tiers::report
