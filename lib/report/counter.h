#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "report/local_clock.h"
#include "report/occupancy_count.h"

namespace tiers::report {

/// An open stretch of a resource with the units it has then, in UTC seconds.
struct Open {
    std::int64_t start, end;
    int units;
};

/// Seats taken (or, negative, left) at an instant.
using Change = std::pair<std::int64_t, int>;

/// A booking as the scan reads it, in UTC seconds.
struct Scanned {
    std::int64_t start, end;
    int seats;
    std::optional<std::int64_t> in, out;
};

/// Counts what happens on one resource into the groups it belongs to.
struct Counter {
    std::shared_ptr<const LocalClock> clock;
    Interval<std::int64_t> period;
    std::vector<Open> open;
    std::vector<Group*> groups = {};
    std::vector<const Counter*> parts = {};  ///< a whole counts in the parts it is made of
    std::vector<Change>* changes = nullptr;  ///< kept where a peak is asked for

    void count_open(const Buckets& buckets) const;
    void count(const Buckets& buckets, const Scanned& booking, std::int64_t now) const;
};

}  // namespace tiers::report
