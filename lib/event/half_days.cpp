#include "event/half_days.h"

#include "i18n/dates.h"

namespace tiers::event {

std::vector<HalfDay> half_days(const Session& session) {
    constexpr auto half = std::chrono::hours(12);
    const auto zone = Zone::named(session.zone);
    const auto begun = zone.wall(session.span.start).time_since_epoch() / half;
    std::vector<HalfDay> all;
    auto from = session.span.start;
    for (auto next = begun + 1; from < session.span.end; ++next) {
        const auto end = std::min(session.span.end, zone.instant(WallTime(next * half)));
        all.push_back({static_cast<int>(all.size()) + 1, {from, end}});
        from = end;
    }
    return all;
}

std::string hours_of(const Span& span, const Zone& zone) {
    return clock(zone.wall(span.start)) + "-" + clock(zone.wall(span.end));
}

}  // namespace tiers::event
