#include "format/following.h"

#include <tiers/error.h>
#include <tiers/limits.h>
#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "format/event_times.h"

namespace tiers::format {

namespace {

bool follows(const CalendarEvent& event) {
    return event.and_following && event.recurrence_id && event.broken.empty();
}

/// One series of a calendar, with what changes it.
struct Series {
    CalendarEvent* whole = nullptr;
    std::vector<CalendarEvent*> changes;  ///< of all that follows
    std::vector<CalendarTime> apart;      ///< occurrences with an event of their own
};

std::map<std::string, Series> series_of(std::vector<CalendarEvent>& events) {
    std::map<std::string, Series> found;
    for (const auto& event : events)
        if (follows(event)) found[event.uid];
    for (auto& event : events) {
        const auto series = found.find(event.uid);
        if (series == found.end()) continue;
        if (follows(event))
            series->second.changes.push_back(&event);
        else if (event.recurrence_id)
            series->second.apart.push_back(*event.recurrence_id);
        else
            series->second.whole = &event;
    }
    return found;
}

/// The change of one occurrence: it comes as long after the time of the event as it came after its occurrence.
CalendarEvent change_of(const CalendarEvent& event, const CalendarEvent& whole, WallTime wall, const Zone& zone) {
    const auto moved_by = wall - wall_in(*event.recurrence_id, zone);
    auto one = event;
    one.recurrence_id = CalendarTime{wall, whole.start->zone, whole.start->date_only};
    for (auto* time : {&one.start, &one.end})
        if (*time) *time = CalendarTime{wall_in(**time, zone) + moved_by, whole.start->zone, (*time)->date_only};
    return one;
}

void check(const Series& series) {
    if (!series.whole || !series.whole->broken.empty())
        throw BadInput("range", tr("it changes all that follows in a series that is not in the calendar"));
    for (const auto* change : series.changes) {
        if (!change->start) throw BadInput("no_start", tr("it has no start"));
        if (comes_again(*change) && change->rrule != series.whole->rrule)
            throw BadInput("range", tr("it changes all that follows in its series, with a rule of its own"));
    }
}

/// Without end it could not be spread out: the rule then ends on the last second before a day.
std::string ending(const std::string& rrule, Day before) {
    const auto last = std::chrono::year_month_day(before - std::chrono::days(1));
    return fmt::format("{};UNTIL={:04}{:02}{:02}T235959", rrule, static_cast<int>(last.year()),
                       static_cast<unsigned>(last.month()), static_cast<unsigned>(last.day()));
}

std::vector<CalendarEvent> spread(Series& series, const Zone& place, Day before) {
    check(series);
    auto whole = *series.whole;
    const auto zone = zone_of_rule(whole, place);
    if (starts_of(whole, zone).endless()) whole.rrule = ending(whole.rrule, before);
    const auto walls = starts_of(whole, zone).expand(limits::occurrences + 1);
    if (walls.size() > limits::occurrences)
        throw BadInput("too_many_occurrences", say("it comes more than {} times", limits::occurrences));
    std::map<WallTime, const CalendarEvent*> from;
    for (const auto* change : series.changes) from[wall_in(*change->recurrence_id, zone)] = change;
    std::set<WallTime> apart;
    for (const auto& time : series.apart) apart.insert(wall_in(time, zone));
    std::vector<CalendarEvent> changes;
    for (const auto wall : walls) {
        const auto change = from.upper_bound(wall);
        if (change == from.begin() || apart.contains(wall)) continue;
        changes.push_back(change_of(*std::prev(change)->second, whole, wall, zone));
    }
    if (changes.empty()) throw BadInput("range", tr("it changes all that follows in its series, and nothing follows"));
    *series.whole = std::move(whole);
    return changes;
}

}  // namespace

std::vector<CalendarEvent> spread_following(std::vector<CalendarEvent> events,
                                            const std::function<Zone(const CalendarEvent&)>& place, Day before) {
    std::vector<CalendarEvent> changes;
    for (auto& [uid, series] : series_of(events)) {
        try {
            for (auto& change : spread(series, series.whole ? place(*series.whole) : Zone::utc(), before))
                changes.push_back(std::move(change));
        } catch (const BadInput& error) {
            for (auto* change : series.changes) change->broken = say("line {}: {}", change->line, error.what());
        }
    }
    std::erase_if(events, follows);
    events.insert(events.end(), std::make_move_iterator(changes.begin()), std::make_move_iterator(changes.end()));
    return events;
}

}  // namespace tiers::format
