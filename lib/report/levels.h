#pragma once

#include <vector>

#include "report/counter.h"

namespace tiers::report {

/// What a group is made of: seats that come and go, and when how many are open, in any order.
struct Traffic {
    std::vector<Change> changes;
    std::vector<Open> open;
};

/// Of each bucket, by a clock, as far as it lies in the period of that clock.
std::vector<Levels> levels_of(Traffic traffic, const LocalClock& clock, const Stretch& period, const Buckets& buckets);

}  // namespace tiers::report
