#include "format/calendar_events.h"

#include <algorithm>
#include <set>

#include "base/digest.h"
#include "base/text.h"

namespace tiers::format {

namespace {

using Key = std::pair<std::string, std::string>;

std::string text_of(const std::optional<CalendarTime>& time) {
    return time ? iso(time->wall) + time->zone + (time->date_only ? "d" : "") : std::string();
}

Key key_of(const CalendarEvent& event) {
    return {event.uid, text_of(event.recurrence_id)};
}

/// What could not be read takes the place of nothing.
bool stands_alone(const CalendarEvent& event) {
    return !event.broken.empty();
}

/// What an event without UID is known again by: when and where it is, and what it is called.
std::string identity_of(const CalendarEvent& event) {
    constexpr std::size_t enough = 16;
    const auto text = text_of(event.start) + '|' + text_of(event.end) + '|' +
                      std::to_string(event.duration.value_or(Seconds(0)).count()) + '|' + event.rrule + '|' +
                      text_of(event.recurrence_id) + '|' + event.summary + '|' + event.location + '|' +
                      join(event.categories, ",");
    return "no-uid-" + hex(digest(text)).substr(0, enough);
}

/// Twins are told apart by their order.
void identify(std::vector<CalendarEvent>& events) {
    std::map<std::string, int> twins;
    for (auto& event : events) {
        if (!event.uid.empty()) continue;
        event.uid = identity_of(event);
        if (const auto count = ++twins[event.uid]; count > 1) event.uid += "-" + std::to_string(count);
    }
}

}  // namespace

std::vector<CalendarEvent> newest(std::vector<CalendarEvent> events) {
    identify(events);
    std::map<Key, std::int64_t> highest;
    for (const auto& event : events) {
        auto& sequence = highest.try_emplace(key_of(event), event.sequence).first->second;
        if (!stands_alone(event)) sequence = std::max<std::int64_t>(sequence, event.sequence);
    }
    std::set<Key> kept;
    std::vector<CalendarEvent> left;
    for (auto event = events.rbegin(); event != events.rend(); ++event)
        if (stands_alone(*event) || (event->sequence == highest[key_of(*event)] && kept.insert(key_of(*event)).second))
            left.push_back(*event);
    std::reverse(left.begin(), left.end());
    std::stable_sort(left.begin(), left.end(),
                     [](const auto& a, const auto& b) { return !a.recurrence_id && b.recurrence_id; });
    return left;
}

Exceptions exceptions_of(const std::vector<CalendarEvent>& events) {
    Exceptions exceptions;
    // A change of all that follows which cannot be made leaves its series as it is.
    const auto void_change = [](const auto& event) { return event.and_following && !event.broken.empty(); };
    for (const auto& event : events)
        if (event.recurrence_id && !void_change(event)) exceptions[event.uid].push_back(*event.recurrence_id);
    return exceptions;
}

std::string digest_of(const CalendarEvent& event, const Exceptions& exceptions, const std::string& how) {
    auto text = how + '|' + event.summary + '|' + event.status + '|' + event.rrule + '|' + event.broken + '|' +
                text_of(event.start) + '|' + text_of(event.end) + '|' +
                std::to_string(event.duration.value_or(Seconds(0)).count()) + '|' + join(event.attendees, ",");
    for (const auto& time : event.exdates) text += "|-" + text_of(time);
    for (const auto& time : event.rdates) text += "|+" + text_of(time);
    if (const auto found = exceptions.find(event.uid); found != exceptions.end() && !event.recurrence_id)
        for (const auto& time : found->second) text += "|=" + text_of(time);
    return digest(text);
}

}  // namespace tiers::format
