#pragma once

#include <tiers/time.h>
#include <limits>
#include <vector>

#include "base/floor_div.h"

namespace tiers::report {

constexpr std::int64_t seconds_of_day = 86'400;

inline std::int64_t seconds(Instant instant) {
    return instant.time_since_epoch().count();
}

/// Wall time over a span, by a table of the offsets in force: a look-up costs nanoseconds, not a search of the zone.
class LocalClock {
public:
    LocalClock(const Zone& zone, const Span& span);

    struct Stretch {
        std::int64_t offset;  ///< seconds east of UTC
        std::int64_t until;   ///< UTC seconds, excluded
    };
    Stretch at(std::int64_t utc) const {
        while (last_ > 0 && utc < steps_[last_].from) --last_;
        while (last_ + 1 < steps_.size() && utc >= steps_[last_ + 1].from) ++last_;
        return {steps_[last_].offset,
                last_ + 1 < steps_.size() ? steps_[last_ + 1].from : std::numeric_limits<std::int64_t>::max()};
    }

    WallTime wall(Instant instant) const { return WallTime(Seconds(seconds(instant) + at(seconds(instant)).offset)); }
    /// The day on the wall.
    Day day(Instant instant) const { return std::chrono::floor<std::chrono::days>(wall(instant)); }

private:
    struct Step {
        std::int64_t from, offset;
    };
    std::vector<Step> steps_;
    mutable std::size_t last_ = 0;  ///< bookings come nearly in order
};

/// Calls take(local day, from, to) for each local day of [start, end), both in UTC seconds; days since 1970, and
/// seconds by the clock on the wall.
template <class Take>
void each_day(const LocalClock& clock, std::int64_t start, std::int64_t end, Take take) {
    while (start < end) {
        const auto stretch = clock.at(start);
        const auto stop = end < stretch.until ? end : stretch.until;
        auto local = start + stretch.offset;
        const auto local_stop = stop + stretch.offset;
        for (auto day = floor_div(local, seconds_of_day); local < local_stop; ++day) {
            const auto midnight = day * seconds_of_day;
            const auto next = midnight + seconds_of_day < local_stop ? midnight + seconds_of_day : local_stop;
            take(day, static_cast<int>(local - midnight), static_cast<int>(next - midnight));
            local = next;
        }
        start = stop;
    }
}

/// Calls take(hour, seconds) for each hour of a part of a day.
template <class Take>
void each_hour(int from, int to, Take take) {
    for (auto hour = from / 3600; from < to; ++hour) {
        const auto next = (hour + 1) * 3600 < to ? (hour + 1) * 3600 : to;
        take(hour, next - from);
        from = next;
    }
}

}  // namespace tiers::report
