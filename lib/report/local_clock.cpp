#include "report/local_clock.h"

#include <limits>

namespace tiers::report {

namespace {

/// The first instant of (low, high] with the offset of high.
Instant changeover(const Zone& zone, Instant low, Instant high) {
    const auto wanted = zone.at(high).offset;
    while (high - low > Seconds(1)) {
        const auto middle = low + (high - low) / 2;
        (zone.at(middle).offset == wanted ? high : low) = middle;
    }
    return high;
}

}  // namespace

LocalClock::LocalClock(const Zone& zone, const Span& span) {
    constexpr auto stride = std::chrono::days(1);
    auto offset = zone.at(span.start - stride).offset;
    steps_.push_back({std::numeric_limits<std::int64_t>::min(), offset.count()});
    for (auto at = span.start; at <= span.end + stride; at += stride) {
        const auto next = zone.at(at).offset;
        if (next == offset) continue;
        steps_.push_back({seconds(changeover(zone, at - stride, at)), next.count()});
        offset = next;
    }
}

}  // namespace tiers::report
