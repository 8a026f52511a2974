#include "member/presence_rules.h"

#include <algorithm>

#include "base/json.h"
#include "catalogue/open_spans.h"
#include "store/database.h"

namespace tiers::member {

namespace {

/// Who came in the night, while it was open since the evening before, left at the end of that.
std::optional<Instant> closing(const catalogue::Place& place, const Zone& zone, Instant checked_in) {
    const auto day = zone.day(checked_in);
    const auto midnight = zone.midnight(day), next_midnight = zone.midnight(day + one_day);
    std::optional<Instant> end;
    for (const auto& open :
         catalogue::open_spans(place, {}, {zone.midnight(day - one_day), zone.midnight(day + 2 * one_day)})) {
        if (open.start >= next_midnight) break;
        if (open.end - open.start >= one_day)
            end = std::min(open.end, next_midnight);
        else if (open.start >= midnight)
            end = open.end;
        else if (open.contains(checked_in))
            return open.end;
    }
    return end;
}

}  // namespace

PresenceRules presence_rules(const Store& store) {
    PresenceRules rules;
    auto row = store.db().prepare("select content from declared where kind = 'presence' and retired is null");
    if (!row.step()) return rules;
    const auto said = stored_json(row.text(0));
    if (const auto half_day = said.text("half_day"); !half_day.empty()) rules.half_day = parse_duration(half_day);
    if (const auto clock = said.text("auto_checkout"); !clock.empty())
        rules.auto_checkout = parse_duration(clock);  // 20:00 is 20 hours after midnight
    return rules;
}

std::int64_t half_days(const PresenceRules& rules, Minutes of_a_day) {
    return of_a_day <= rules.half_day ? 1 : 2;
}

Instant automatic_end(const PresenceRules& rules, const catalogue::Place& place, Instant checked_in) {
    const auto zone = Zone::named(place.timezone);
    const auto day = zone.day(checked_in);
    const auto end = rules.auto_checkout ? std::optional(zone.instant(WallTime(day) + *rules.auto_checkout))
                                         : closing(place, zone, checked_in);
    return end && *end > checked_in ? *end : zone.midnight(day + one_day);
}

Instant AutomaticEnds::operator()(const std::string& place, Instant checked_in) {
    auto known = places_.find(place);
    if (known == places_.end()) known = places_.emplace(place, catalogue::find_place(store_, place)).first;
    return automatic_end(rules_, known->second, checked_in);
}

}  // namespace tiers::member
