#include "format/event_times.h"

#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"

namespace tiers::format {

Instant instant_of(const CalendarTime& time, const Zone& place) {
    if (time.date_only) return place.midnight(std::chrono::floor<std::chrono::days>(time.wall));
    return time.zone.empty() ? place.instant(time.wall) : Zone::named(time.zone).instant(time.wall);
}

WallTime wall_in(const CalendarTime& time, const Zone& zone) {
    return time.zone.empty() ? time.wall : zone.wall(Zone::named(time.zone).instant(time.wall));
}

Zone zone_of_rule(const CalendarEvent& event, const Zone& place) {
    return event.start && !event.start->zone.empty() ? Zone::named(event.start->zone) : place;
}

bool comes_again(const CalendarEvent& event) {
    return !event.rrule.empty() || !event.rdates.empty();
}

RecurrenceSet starts_of(const CalendarEvent& event, const Zone& zone) {
    if (!event.start) throw BadInput("no_start", tr("it has no start"));
    RecurrenceSet set;
    set.start = wall_in(*event.start, zone);
    if (!event.rrule.empty()) set.rule = Recurrence::parse(event.rrule).in(zone);
    const auto hour = set.start - std::chrono::floor<std::chrono::days>(set.start);
    for (const auto& time : event.rdates) set.also.push_back(time.date_only ? time.wall + hour : wall_in(time, zone));
    std::sort(set.also.begin(), set.also.end());
    for (const auto& time : event.exdates) {
        if (time.date_only)
            set.except_days.push_back(std::chrono::floor<std::chrono::days>(time.wall));
        else
            set.except.push_back(wall_in(time, zone));
    }
    return set;
}

Span span_of(const CalendarEvent& event, const Zone& place) {
    if (!event.start) throw BadInput("no_start", tr("it has no start"));
    const auto start = instant_of(*event.start, place);
    auto end = start;
    if (event.end) {
        end = instant_of(*event.end, place);
    } else if (event.duration) {
        // Whole days are nominal: a day later is the same time on the wall.
        const auto zone = zone_of_rule(event, place);
        end = *event.duration % std::chrono::days(1) == Seconds(0) ? zone.instant(event.start->wall + *event.duration)
                                                                   : start + *event.duration;
    } else if (event.start->date_only) {
        end = place.midnight(std::chrono::floor<std::chrono::days>(event.start->wall) + std::chrono::days(1));
    }
    if (end <= start) throw BadInput("bad_interval", tr("it takes no time"));
    return {start, end};
}

}  // namespace tiers::format
