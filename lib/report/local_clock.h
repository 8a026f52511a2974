#pragma once

#include <tiers/time.h>
#include <limits>
#include <vector>

namespace tiers::report {

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

private:
    struct Step {
        std::int64_t from, offset;
    };
    std::vector<Step> steps_;
    mutable std::size_t last_ = 0;  ///< bookings come nearly in order
};

/// Calls take(local day, hour, seconds) for each local hour of [start, end), both in UTC seconds; days since 1970.
template <class Take>
void each_hour(const LocalClock& clock, std::int64_t start, std::int64_t end, Take take) {
    while (start < end) {
        const auto stretch = clock.at(start);
        const auto stop = end < stretch.until ? end : stretch.until;
        auto local = start + stretch.offset;
        const auto local_stop = stop + stretch.offset;
        for (auto hour = local / 3600; local < local_stop; ++hour) {
            const auto next = (hour + 1) * 3600 < local_stop ? (hour + 1) * 3600 : local_stop;
            take(hour / 24, static_cast<int>(hour % 24), next - local);
            local = next;
        }
        start = stop;
    }
}

}  // namespace tiers::report
