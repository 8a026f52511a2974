#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "store/packed_rows.h"

namespace tiers::report {

/// A quarter of an hour of a resource.
struct Quarter {
    std::int64_t seats = 0;  ///< that are taken
    std::int32_t began = 0;  ///< bookings, whose start it is
    std::int32_t over = 0;   ///< and those of them that have ended by now
};

/// Quarters of an hour, one after the other; the first by its number since 1970.
struct Quarters {
    std::int64_t first;
    std::span<const Quarter> all;

    std::int64_t end() const { return first + static_cast<std::int64_t>(all.size()); }
};

constexpr std::int64_t quarters_of_hour = 4, quarters_of_day = 96;

/// Calls take(day, hour, quarters) for those of each hour or day of the wall, from the quarter `wall` of that clock on.
template <class Take>
void each_wall_part(std::int64_t wall, std::span<const Quarter> quarters, std::int64_t of_part, Take take) {
    while (!quarters.empty()) {
        const auto count = std::min(quarters.size(), static_cast<std::size_t>(of_part - wall % of_part));
        take(wall / quarters_of_day, static_cast<int>(wall % quarters_of_day / quarters_of_hour),
             quarters.first(count));
        quarters = quarters.subspan(count);
        wall += static_cast<std::int64_t>(count);
    }
}

/// What is taken of a resource, quarter by quarter of an hour, as far as it is not counted yet. Of each booking only
/// the two quarters in which it begins and ends are touched; what is taken is added up in the end.
class BusyTime {
public:
    bool empty() const { return end_ == 0; }
    /// Of what is not empty.
    std::int64_t first() const { return first_; }

    /// Whether a quarter lies before all this, or so long after it that the time between is better not looked at.
    bool apart(std::int64_t quarter) const {
        constexpr std::int64_t long_after = 12;
        return !empty() && (quarter < first_ || quarter > first_ + static_cast<std::int64_t>(end_) + long_after);
    }

    /// Of what is not apart.
    void take(const BookedQuarters& booking, bool over) {
        if (empty()) first_ = booking.from;
        const auto from = static_cast<std::size_t>(booking.from - first_);
        const auto to = static_cast<std::size_t>(booking.to - first_);
        if (to >= quarters_.size()) quarters_.resize(2 * to);
        quarters_[from].seats += booking.seats;
        quarters_[from].began += 1;
        quarters_[from].over += over ? 1 : 0;
        quarters_[to].seats -= booking.seats;
        end_ = std::max(end_, to);
    }

    /// What is taken before a quarter, to be forgotten once it is counted.
    Quarters before(std::int64_t quarter);
    void forget_before(std::int64_t quarter);

private:
    std::size_t count_before(std::int64_t quarter) const;

    std::int64_t first_ = 0;
    std::size_t end_ = 0;            ///< quarters in which something is taken
    std::vector<Quarter> quarters_;  ///< and the one after: seats more than in the quarter before
};

}  // namespace tiers::report
