#include "format/schedule_time.h"

#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/words.h>
#include <optional>
#include <vector>

#include "base/position.h"
#include "base/text.h"
#include "format/charset.h"

namespace tiers::format {

namespace {

constexpr Seconds most_offset = std::chrono::hours(14);

/// So many digits off the front.
std::optional<int> take_digits(std::string_view& rest, std::size_t count) {
    const auto digits = rest.substr(0, count);
    if (digits.size() < count || digits.find_first_not_of("0123456789") != digits.npos) return std::nullopt;
    const auto number = whole_number(digits);
    rest.remove_prefix(count);
    return static_cast<int>(*number);
}

bool take_mark(std::string_view& rest, char mark) {
    if (!rest.starts_with(mark)) return false;
    rest.remove_prefix(1);
    return true;
}

std::optional<Day> take_date(std::string_view& rest) {
    const auto year = take_digits(rest, 4);
    if (!year || *year < 1970 || *year > 9998 || !take_mark(rest, '-')) return std::nullopt;
    const auto month = take_digits(rest, 2);
    if (!month || !take_mark(rest, '-')) return std::nullopt;
    const auto day = take_digits(rest, 2);
    if (!day) return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::year{*year}, std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day)));
    return date.ok() ? std::optional(Day(date)) : std::nullopt;
}

std::optional<Seconds> take_clock(std::string_view& rest) {
    const auto hour = take_digits(rest, 2);
    if (!hour || *hour > 23 || !take_mark(rest, ':')) return std::nullopt;
    const auto minute = take_digits(rest, 2);
    if (!minute || *minute > 59) return std::nullopt;
    const auto second = take_mark(rest, ':') ? take_digits(rest, 2) : 0;
    if (!second || *second > 59) return std::nullopt;
    if (take_mark(rest, '.')) rest.remove_prefix(std::min(rest.find_first_not_of("0123456789"), rest.size()));
    return std::chrono::hours(*hour) + Minutes(*minute) + Seconds(*second);
}

/// Z, +02:00, +0200 or +02.
std::optional<Seconds> take_offset(std::string_view& rest) {
    if (take_mark(rest, 'Z')) return Seconds(0);
    const auto west = rest.starts_with('-');
    if (!west && !rest.starts_with('+')) return std::nullopt;
    rest.remove_prefix(1);
    const auto hours = take_digits(rest, 2);
    if (!hours) return std::nullopt;
    const auto colon = take_mark(rest, ':');
    const auto minutes = colon || !rest.empty() ? take_digits(rest, 2) : 0;
    if (!minutes || *minutes > 59) return std::nullopt;
    const Seconds offset = std::chrono::hours(*hours) + Minutes(*minutes);
    return offset > most_offset ? std::nullopt : std::optional(west ? -offset : offset);
}

[[noreturn]] void refuse_moment(const SchedulePlace& place, std::string_view text) {
    throw BadInput("bad_date", say("{}: '{}' is no date and time", place(), cut(text, 40)),
                   tr("for instance 2026-03-05T09:00:00+01:00"));
}

}  // namespace

Moment schedule_moment(std::string_view given, const std::string& zone, const SchedulePlace& place) {
    const auto text = trim(given);
    auto rest = text;
    const auto date = take_date(rest);
    if (!date || !(take_mark(rest, 'T') || take_mark(rest, ' '))) refuse_moment(place, text);
    const auto clock = take_clock(rest);
    if (!clock) refuse_moment(place, text);
    const auto wall = WallTime(*date) + *clock;
    if (rest.empty() && zone.empty())
        throw BadInput("no_offset", say("{}: '{}' has no offset, and the file no time zone", place(), text),
                       tr("for instance 2026-03-05T09:00:00+01:00"));
    if (rest.empty()) {
        const auto in = Zone::named(zone);
        const auto at = in.instant(wall);
        return {at, in.at(at).offset};
    }
    const auto offset = take_offset(rest);
    if (!offset || !rest.empty()) refuse_moment(place, text);
    return {Instant((wall - *offset).time_since_epoch()), *offset};
}

Day schedule_day(std::string_view given, const SchedulePlace& place) {
    const auto text = trim(given);
    auto rest = text;
    const auto day = take_date(rest);
    if (!day || !(rest.empty() || rest.starts_with('T') || rest.starts_with(' ')))
        throw BadInput("bad_date", say("{}: '{}' is no day", place(), cut(text, 40)), tr("for instance 2026-03-05"));
    return *day;
}

Minutes read_schedule_duration(std::string_view given, const SchedulePlace& place) {
    const auto text = trim(given);
    std::vector<std::int64_t> parts;
    for (const auto part : split(text, ':')) {
        const auto number = part.size() <= 3 ? whole_number(part) : std::nullopt;
        parts.push_back(number.value_or(-1));
    }
    const auto days_first = parts.size() == 3 && text.find(':') == 1;
    if (parts.size() == 2) parts.push_back(0);
    if (days_first) {
        parts = {parts[0] * 24 + parts[1], parts[2], parts[1] < 24 ? 0 : -1};
    }
    if (parts.size() != 3 || parts[0] < 0 || parts[1] < 0 || parts[1] > 59 || parts[2] < 0 || parts[2] > 59 ||
        parts[0] + parts[1] == 0)
        throw BadInput("bad_duration", say("{}: '{}' is no duration", place(), cut(text, 40)),
                       tr("hours and minutes, for instance 01:30"));
    return Minutes(parts[0] * 60 + parts[1]);
}

std::string known_zone(std::string_view name, const SchedulePlace& place) {
    try {
        return Zone::named(name).name();
    } catch (const BadInput& error) {
        throw BadInput(error.code(), fmt::format("{}: {}", place(), error.what()), error.hint());
    }
}

std::string wall_clock(Instant at, Seconds offset) {
    const auto wall = at + offset;
    const auto minutes = std::chrono::floor<Minutes>(wall - std::chrono::floor<std::chrono::days>(wall)).count();
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string schedule_bytes(std::string_view bytes, const std::string& file) {
    auto text = to_utf8(bytes);
    if (const auto at = text.find('\0'); at != text.npos)
        throw BadInput("nul", say("{}:{}: a NUL character", file, position(text, at)));
    return text;
}

}  // namespace tiers::format
