#pragma once

#include <tiers/time.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::format {

/// A date, or a wall time with its zone; empty zone: floating, "UTC": in UTC.
struct CalendarTime {
    WallTime wall{};
    std::string zone;
    bool date_only = false;
};

/// A VEVENT as it stands in a file.
struct CalendarEvent {
    std::string uid, summary, status, location;
    std::vector<std::string> categories;
    std::int64_t sequence = 0;
    std::vector<std::string> attendees;  ///< mail addresses, the organizer's first
    std::optional<CalendarTime> start, end, recurrence_id;
    bool and_following = false;  ///< RANGE=THISANDFUTURE, or one occurrence that such an event changes
    std::optional<Seconds> duration;
    std::string rrule;
    std::vector<CalendarTime> rdates, exdates;
    std::size_t line = 0;
    std::string broken;  ///< what could not be read, translated; empty for a sound event
};

struct Calendar {
    std::string name;  ///< X-WR-CALNAME or NAME
    std::vector<CalendarEvent> events;
};

/// A calendar with its events in order. Throws BadInput for what is no calendar, or one that ends before END:VCALENDAR.
Calendar read_calendar(std::string_view bytes);

/// The IANA zone of a TZID: the name itself, a name behind a path, or that of Windows. Empty for one that is unknown.
std::string zone_of_tzid(std::string_view tzid);

}  // namespace tiers::format
