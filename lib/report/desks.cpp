#include "report/desks.h"

#include <numeric>

#include "member/term.h"

namespace tiers::report {

namespace {

/// Desks of a place on a day: in use, and of one that was open by then.
std::int64_t desks_on(const catalogue::Place& place, const Zone& zone, Day day) {
    const auto over = [&](const std::optional<Instant>& retired) { return retired && day >= zone.day(*retired); };
    if ((place.opened && day < *place.opened) || over(place.retired)) return 0;
    std::int64_t desks = 0;
    for (const auto& resource : place.resources)
        if (resource.kind == "desk" && resource.composed_of.empty() && !over(resource.retired))
            desks += resource.seats.on(day).value_or(0);
    return desks;
}

}  // namespace

Desks::Desks(const std::vector<catalogue::Place>& places, const DaySpan& days)
    : first_(days.start), by_day_(static_cast<std::size_t>(member::days_in(days)), 0) {
    for (const auto& place : places) {
        const auto zone = Zone::named(place.timezone);
        auto day = days.start;
        for (auto& desks : by_day_) {
            desks += desks_on(place, zone, day);
            day += one_day;
        }
    }
}

double Desks::mean(const DaySpan& of) const {
    if (of.empty()) return 0;
    const auto at = [&](Day day) { return by_day_.begin() + (day - first_).count(); };
    return static_cast<double>(std::accumulate(at(of.start), at(of.end), std::int64_t{0})) /
           static_cast<double>(member::days_in(of));
}

}  // namespace tiers::report
