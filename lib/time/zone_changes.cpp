#include "time/zone_changes.h"

#include <cctz/time_zone.h>
#include <algorithm>

namespace tiers {

namespace {

using Point = cctz::time_point<cctz::seconds>;

Point point(Instant at) {
    return Point(at.time_since_epoch());
}

ZoneChange change_at(const cctz::time_zone& rules, Instant at) {
    const auto after = rules.lookup(point(at)), before = rules.lookup(point(at - Seconds(1)));
    return {at, Seconds(before.offset), Seconds(after.offset), after.is_dst, after.abbr};
}

/// The instant of a change that cctz tells by the wall times on both its sides.
Instant instant_of(const cctz::time_zone& rules, const cctz::time_zone::civil_transition& change) {
    return Instant(rules.lookup(change.to).trans.time_since_epoch());
}

}  // namespace

std::vector<ZoneChange> zone_changes(const Zone& zone, const Span& span) {
    cctz::time_zone rules;
    cctz::load_time_zone(zone.name(), &rules);
    std::vector<ZoneChange> found;
    cctz::time_zone::civil_transition change;
    if (rules.prev_transition(point(span.start) + Seconds(1), &change))
        found.push_back(change_at(rules, instant_of(rules, change)));
    else
        found.push_back(change_at(rules, std::min(span.start, Instant())));
    while (rules.next_transition(point(found.back().since), &change)) {
        const auto at = instant_of(rules, change);
        if (at >= span.end) break;
        found.push_back(change_at(rules, at));
    }
    return found;
}

}  // namespace tiers
