#include "format/icalendar.h"

#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"
#include "format/content_line.h"

namespace tiers::format {

namespace {

struct WindowsZone {
    std::string_view windows, iana;
};
/// From the CLDR table of Windows zones: Europe, and the French overseas territories' neighbours; and what Outlook
/// shows for that of Paris, in English and in French.
constexpr WindowsZone windows_zones[] = {
    {"Romance Standard Time", "Europe/Paris"},
    {"W. Europe Standard Time", "Europe/Berlin"},
    {"Central Europe Standard Time", "Europe/Budapest"},
    {"Central European Standard Time", "Europe/Warsaw"},
    {"GMT Standard Time", "Europe/London"},
    {"Greenwich Standard Time", "Atlantic/Reykjavik"},
    {"E. Europe Standard Time", "Europe/Chisinau"},
    {"FLE Standard Time", "Europe/Kiev"},
    {"GTB Standard Time", "Europe/Bucharest"},
    {"Russian Standard Time", "Europe/Moscow"},
    {"Eastern Standard Time", "America/New_York"},
    {"Central Standard Time", "America/Chicago"},
    {"Mountain Standard Time", "America/Denver"},
    {"Pacific Standard Time", "America/Los_Angeles"},
    {"SA Western Standard Time", "America/La_Paz"},
    {"SA Eastern Standard Time", "America/Cayenne"},
    {"Mauritius Standard Time", "Indian/Mauritius"},
    {"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris", "Europe/Paris"},
    {"(UTC+01:00) Bruxelles, Copenhague, Madrid, Paris", "Europe/Paris"},
    {"UTC", "UTC"},
};

int digits(std::string_view text, std::size_t from, std::size_t count) {
    const auto value = text.size() >= from + count && text[from] != '-' && text[from] != '+'
                           ? whole_number(text.substr(from, count))
                           : std::nullopt;
    if (!value) throw BadInput("bad_time", say("'{}' is not a time", text));
    return static_cast<int>(*value);
}

/// 20260312, 20260312T140000, 20260312T140000Z.
CalendarTime time_of(std::string_view text, const std::string& tzid) {
    const auto date = std::chrono::year(digits(text, 0, 4)) / digits(text, 4, 2) / digits(text, 6, 2);
    if (!date.ok()) throw BadInput("bad_time", say("'{}' is not a time", text));
    CalendarTime time;
    time.wall = WallTime(std::chrono::local_days(date));
    time.date_only = text.size() == 8;
    if (time.date_only) return time;
    const auto utc = text.size() == 16 && text[15] == 'Z';
    const auto hour = digits(text, 9, 2), minute = digits(text, 11, 2), second = digits(text, 13, 2);
    if ((text.size() != 15 && !utc) || text[8] != 'T' || hour > 23 || minute > 59 || second > 60)
        throw BadInput("bad_time", say("'{}' is not a time", text));
    time.wall += std::chrono::hours(hour) + Minutes(minute) + Seconds(std::min(second, 59));
    if (utc)
        time.zone = "UTC";
    else if (!tzid.empty())
        time.zone = zone_of_tzid(tzid);
    if (!utc && !tzid.empty() && time.zone.empty()) throw BadInput("unknown_zone", say("no time zone '{}'", tzid));
    return time;
}

std::vector<CalendarTime> times_of(const ContentLine& line) {
    std::vector<CalendarTime> times;
    for (const auto text : split(line.value, ',')) times.push_back(time_of(trim(text), line.parameter("TZID")));
    return times;
}

/// P1W, PT1H30M, P1DT2H: days are nominal.
Seconds duration_of(std::string_view text) {
    Seconds total{};
    auto in_time = false;
    std::string number;
    const auto fail = [&] { throw BadInput("bad_duration", say("'{}' is not a duration", text)); };
    if (!text.starts_with("P")) fail();
    for (const auto c : text.substr(1)) {
        if (c == 'T') {
            in_time = true;
        } else if (c >= '0' && c <= '9' && number.size() < 9) {
            number += c;
        } else {
            const auto count = whole_number(number);
            if (!count) fail();
            if (c == 'W')
                total += Seconds(*count * 604'800);
            else if (c == 'D')
                total += Seconds(*count * 86'400);
            else if (c == 'H' && in_time)
                total += Seconds(*count * 3'600);
            else if (c == 'M' && in_time)
                total += Seconds(*count * 60);
            else if (c == 'S' && in_time)
                total += Seconds(*count);
            else
                fail();
            number.clear();
        }
    }
    return total;
}

std::string mail_of(std::string_view value) {
    const auto colon = value.find(':');
    return std::string(trim(colon == value.npos ? value : value.substr(colon + 1)));
}

/// Texts between commas that are not escaped.
void read_categories(std::string_view value, std::vector<std::string>& categories) {
    std::size_t from = 0;
    for (std::size_t i = 0; i <= value.size(); ++i) {
        if (i < value.size() && value[i] == '\\') {
            ++i;
        } else if (i >= value.size() || value[i] == ',') {
            categories.push_back(unescaped(trim(value.substr(from, i - from))));
            from = i + 1;
        }
    }
}

void read_recurrence_id(const ContentLine& line, CalendarEvent& event) {
    event.recurrence_id = time_of(trim(line.value), line.parameter("TZID"));
    const auto range = upper(line.parameter("RANGE"));
    event.and_following = !range.empty();
    if (event.and_following && range != "THISANDFUTURE")
        throw BadInput("range", say("it changes a part of its series that is not known: RANGE={}", range));
}

void read_rdate(const ContentLine& line, CalendarEvent& event) {
    if (line.value.find('/') != line.value.npos)
        throw BadInput("rdate_period", tr("it has dates with an end of their own (RDATE of periods)"));
    for (auto& time : times_of(line)) event.rdates.push_back(time);
}

void read_property(const ContentLine& line, CalendarEvent& event) {
    if (line.name == "UID")
        event.uid = std::string(trim(line.value));
    else if (line.name == "SUMMARY")
        event.summary = unescaped(line.value);
    else if (line.name == "LOCATION")
        event.location = unescaped(line.value);
    else if (line.name == "CATEGORIES")
        read_categories(line.value, event.categories);
    else if (line.name == "STATUS")
        event.status = upper(trim(line.value));
    else if (line.name == "SEQUENCE")
        event.sequence = whole_number(trim(line.value)).value_or(0);
    else if (line.name == "ORGANIZER")
        event.attendees.insert(event.attendees.begin(), mail_of(line.value));
    else if (line.name == "ATTENDEE")
        event.attendees.push_back(mail_of(line.value));
    else if (line.name == "DTSTART")
        event.start = time_of(trim(line.value), line.parameter("TZID"));
    else if (line.name == "DTEND")
        event.end = time_of(trim(line.value), line.parameter("TZID"));
    else if (line.name == "DURATION")
        event.duration = duration_of(trim(line.value));
    else if (line.name == "RECURRENCE-ID")
        read_recurrence_id(line, event);
    else if (line.name == "RRULE" && event.rrule.empty())
        event.rrule = std::string(trim(line.value));
    else if (line.name == "RRULE")
        throw BadInput("two_rules", tr("it has two recurrence rules"));
    else if (line.name == "EXRULE")
        throw BadInput("exrule", tr("it has a rule of exceptions (EXRULE)"));
    else if (line.name == "RDATE")
        read_rdate(line, event);
    else if (line.name == "EXDATE")
        for (auto& time : times_of(line)) event.exdates.push_back(time);
}

}  // namespace

std::string zone_of_tzid(std::string_view tzid) {
    tzid = trim(tzid);
    for (const auto& [windows, iana] : windows_zones)
        if (tzid == windows) return std::string(iana);
    // "/mozilla.org/20050126_1/Europe/Paris": the name stands at the end.
    for (auto name = tzid;;) {
        try {
            return Zone::named(name).name();
        } catch (const BadInput&) {
            const auto slash = name.find('/');
            if (slash == name.npos) return {};
            name.remove_prefix(slash + 1);
        }
    }
}

Calendar read_calendar(std::string_view bytes) {
    Calendar calendar;
    auto& events = calendar.events;
    std::vector<std::string> open;
    auto begun = false, ended = false;
    for (const auto& line : content_lines(bytes)) {
        if (line.name == "BEGIN") {
            const auto component = upper(trim(line.value));
            if (component == "VCALENDAR") begun = true;
            open.push_back(component);
            if (component == "VEVENT") events.emplace_back().line = line.number;
        } else if (line.name == "END") {
            const auto component = upper(trim(line.value));
            if (open.empty() || open.back() != component)
                throw BadInput("bad_calendar", say("line {}: END:{} ends nothing", line.number, component));
            open.pop_back();
            ended = component == "VCALENDAR";
        } else if (open.size() == 1 && (line.name == "X-WR-CALNAME" || line.name == "NAME")) {
            calendar.name = unescaped(line.value);
        } else if (!open.empty() && open.back() == "VEVENT") {
            try {
                read_property(line, events.back());
            } catch (const BadInput& error) {
                if (events.back().broken.empty()) events.back().broken = say("line {}: {}", line.number, error.what());
            }
        }
    }
    if (!begun) throw BadInput("no_calendar", tr("this is no calendar: no BEGIN:VCALENDAR in it"));
    if (!ended || !open.empty())
        throw BadInput("truncated_calendar", tr("the calendar is cut short: no END:VCALENDAR at its end"));
    return calendar;
}

}  // namespace tiers::format
