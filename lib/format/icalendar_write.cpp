#include "format/icalendar_write.h"

#include <fmt/format.h>

#include "format/content_line.h"
#include "format/mailto.h"

namespace tiers::format {

namespace {

std::string utc(Instant at) {
    return basic(WallTime(at.time_since_epoch())) + "Z";
}

/// On the clock of the zone, or in UTC. A wall time that comes twice means the first of the two (RFC 5545 3.3.5): the
/// second can only be told in UTC.
std::string time_line(const char* name, Instant at, const std::optional<Zone>& zone) {
    if (!zone || zone->instant(zone->wall(at)) != at) return folded_line(name, utc(at));
    return folded_line(fmt::format("{};TZID={}", name, zone->name()), basic(zone->wall(at)));
}

std::string text_line(const char* name, const std::string& text) {
    return text.empty() ? std::string() : folded_line(name, escaped(text));
}

/// In quotes, with the marks of RFC 6868 for what may not stand there.
std::string quoted_parameter(const std::string& text) {
    std::string value = "\"";
    for (const auto c : text) {
        if (c == '^' || c == '"')
            value += c == '^' ? "^^" : "^'";
        else
            value += static_cast<unsigned char>(c) < ' ' || c == '\x7f' ? ' ' : c;
    }
    return value + "\"";
}

std::string participant_line(const char* name, const std::optional<Participant>& one, const char* more) {
    if (!one) return {};
    return folded_line(fmt::format("{};CN={}{}", name, quoted_parameter(one->name), more), mailto(one->mail));
}

}  // namespace

std::string calendar_begin(const std::string& name, const std::string& method) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tiers//tiers//EN\r\nCALSCALE:GREGORIAN\r\n" +
           text_line("METHOD", method) + text_line("X-WR-CALNAME", name);
}

std::string written(const CalendarEntry& entry) {
    return "BEGIN:VEVENT\r\n" + text_line("UID", entry.uid) + folded_line("DTSTAMP", utc(entry.stamp)) +
           folded_line("SEQUENCE", fmt::format("{}", entry.sequence)) +
           time_line("DTSTART", entry.span.start, entry.zone) + time_line("DTEND", entry.span.end, entry.zone) +
           text_line("STATUS", entry.status) + text_line("SUMMARY", entry.summary) +
           text_line("DESCRIPTION", entry.description) + text_line("LOCATION", entry.location) +
           participant_line("ORGANIZER", entry.organizer, "") +
           participant_line("ATTENDEE", entry.attendee,
                            ";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE") +
           "END:VEVENT\r\n";
}

std::string calendar_end() {
    return "END:VCALENDAR\r\n";
}

std::string basic(WallTime wall) {
    const auto day = std::chrono::floor<std::chrono::days>(wall);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(wall - day);
    return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
                       time.minutes().count(), time.seconds().count());
}

}  // namespace tiers::format
