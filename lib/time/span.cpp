#include <tiers/error.h>
#include <tiers/time.h>
#include <optional>

#include "base/text.h"
#include "time/typed_time.h"

namespace tiers {

namespace {

using namespace std::chrono;

[[noreturn]] void throw_not_a_span(std::string_view text) {
    throw BadInput("bad_time", say("'{}' is not a time to book", text),
                   tr("for instance \"2026-12-01 14:00-16:00\", \"tomorrow 9h-12h30\", or \"2026-12-01 14:00+2h\""));
}

/// A number at the front of `rest`, of at most so many digits, which loses it.
std::optional<int> take_number(std::string_view& rest, std::size_t digits) {
    std::size_t length = 0;
    int value = 0;
    for (; length < digits && length < rest.size() && rest[length] >= '0' && rest[length] <= '9'; ++length)
        value = 10 * value + (rest[length] - '0');
    if (length == 0) return std::nullopt;
    rest.remove_prefix(length);
    return value;
}

bool take(std::string_view& rest, std::string_view word) {
    if (!rest.starts_with(word)) return false;
    rest.remove_prefix(word.size());
    return true;
}

/// 14:00, 14:00:30, 14h, 14h30, 24:00; within a day.
std::optional<Seconds> take_clock(std::string_view& rest) {
    const auto hour = take_number(rest, 2);
    if (!hour || *hour > 24) return std::nullopt;
    if (take(rest, "h")) {
        const auto minute = take_number(rest, 2).value_or(0);
        return minute < 60 && *hour * 60 + minute <= 1440 ? std::optional<Seconds>(hours(*hour) + minutes(minute))
                                                          : std::nullopt;
    }
    if (!take(rest, ":")) return std::nullopt;
    const auto minute = take_number(rest, 2);
    if (!minute || *minute > 59) return std::nullopt;
    Seconds clock = hours(*hour) + minutes(*minute);
    if (take(rest, ":")) {
        const auto second = take_number(rest, 2);
        if (!second || *second > 59) return std::nullopt;
        clock += Seconds(*second);
    }
    return clock <= hours(24) ? std::optional(clock) : std::nullopt;
}

/// Z, +02:00, -03:30: the offset of an instant from UTC. Only with both hours and minutes: "+2h" is a duration.
std::optional<Seconds> take_offset(std::string_view& rest) {
    if (take(rest, "Z")) return Seconds(0);
    if (rest.size() < 6 || (rest[0] != '+' && rest[0] != '-') || rest[3] != ':') return std::nullopt;
    auto after = rest.substr(1);
    const auto hour = take_number(after, 2);
    if (!hour || *hour > 15 || !take(after, ":")) return std::nullopt;
    const auto minute = take_number(after, 2);
    if (!minute || *minute > 59) return std::nullopt;
    const auto sign = rest[0] == '-' ? -1 : 1;
    // "02:30-04:00" is a span: a minus makes an offset only where another "-" follows.
    if (sign < 0 && after.find('-') == after.npos) return std::nullopt;
    rest = after;
    return sign * (hours(*hour) + minutes(*minute));
}

/// "2026-10-25T02:30+02:00": what a clock that stands twice or not at all is told apart with.
std::string with_offset(Instant instant, const Zone& zone) {
    const auto local = zone.at(instant);
    const auto text = rfc3339(instant, local.offset);
    return text.substr(11, 5) + text.substr(19);
}

/// 2026-03-05 and nothing else: most days are written so.
std::optional<Day> plain_day(std::string_view word) {
    const auto of_year = word.size() == 10 ? take_number(word, 4) : std::nullopt;
    const auto of_month = of_year && take(word, "-") ? take_number(word, 2) : std::nullopt;
    const auto of_day = of_month && take(word, "-") ? take_number(word, 2) : std::nullopt;
    if (!of_day || !word.empty() || *of_year < 1) return std::nullopt;
    const auto date = year(*of_year) / *of_month / *of_day;
    return date.ok() ? std::optional<Day>(local_days(date)) : std::nullopt;
}

/// The day in front of `rest`, which loses it: an ISO date, or, where today is known, one of the words for a day.
std::optional<Day> take_day(std::string_view& rest, std::optional<Day> today, std::optional<Day> weekdays_from = {}) {
    auto length = rest.find(' ');
    if (rest.size() > 10 && rest[10] == 'T') length = 10;
    const auto word = rest.substr(0, length);
    try {
        auto day = plain_day(word);
        if (!day) {
            if (!today || word.empty() || word.find("..") != word.npos) return std::nullopt;
            const auto period = parse_period(word, *today, weekdays_from);
            if (*period.to - *period.from != days(1)) return std::nullopt;
            day = period.from;
        }
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
        rest = trim(rest);
        return day;
    } catch (const BadInput&) {
        return std::nullopt;  // perhaps a clock: the caller tells what is wrong with the whole
    }
}

std::optional<TypedTime> take_typed(std::string_view& rest, Day day) {
    const auto clock = take_clock(rest);
    if (!clock) return std::nullopt;
    return TypedTime{WallTime(day) + *clock, take_offset(rest)};
}

/// The end behind "-": a clock of the same day, or a day and its clock.
std::optional<TypedTime> take_end(std::string_view& rest, Day start_day, Day today) {
    rest = trim(rest);
    auto other = rest;
    if (const auto day = take_day(other, today, start_day)) {
        rest = other;
        return take_typed(rest, *day);
    }
    return take_typed(rest, start_day);
}

Span checked(Span span, std::string_view text) {
    if (!span.empty()) return span;
    throw BadInput("bad_time", say("'{}' ends before it starts", text),
                   tr("past midnight, name the day: \"2026-12-01 22:00 - 2026-12-02 02:00\""));
}

}  // namespace

Instant TypedTime::in(const Zone& zone) const {
    if (offset) return Instant((wall - *offset).time_since_epoch());
    const auto reading = zone.read(wall);
    if (reading.kind == Zone::Reading::Kind::normal) return reading.first;
    const auto clock = iso(wall).substr(11);
    const auto day = iso(floor<days>(wall));
    if (reading.kind == Zone::Reading::Kind::skipped)
        throw BadInput(
            "skipped_time",
            say("there is no {} on {} in {}, where the clock is put forward: {} or {}", clock, day, zone.name(),
                with_offset(reading.second, zone), with_offset(reading.first, zone)),
            say("give the offset: {} or {}", with_offset(reading.second, zone), with_offset(reading.first, zone)));
    throw BadInput(
        "repeated_time",
        say("{} comes twice on {} in {}: {} and {}", clock, day, zone.name(), with_offset(reading.first, zone),
            with_offset(reading.second, zone)),
        say("give the offset: {} or {}", with_offset(reading.first, zone), with_offset(reading.second, zone)));
}

std::optional<TypedTime> typed_time(std::string_view given) {
    auto rest = trim(given);
    const auto day = take_day(rest, std::nullopt);
    const auto typed = day ? take_typed(rest, *day) : std::nullopt;
    return typed && rest.empty() ? typed : std::nullopt;
}

Span parse_span(std::string_view given, const Zone& zone, Instant now) {
    auto rest = trim(given);
    const auto text = rest;
    const auto today = zone.day(now);
    const auto day = take_day(rest, today, today);
    if (!day) throw_not_a_span(text);
    if (rest.empty()) return {zone.midnight(*day), zone.midnight(*day + days(1))};
    const auto start = take_typed(rest, *day);
    if (!start) throw_not_a_span(text);
    const auto from = start->in(zone);
    rest = trim(rest);
    if (take(rest, "+")) {
        const auto length = parse_duration(rest);
        const auto nominal = length.count() % 86400 == 0;  // whole days are civil days, also across a clock change
        return checked({from, nominal ? zone.instant(start->wall + length) : from + length}, text);
    }
    if (!take(rest, "-")) throw_not_a_span(text);
    const auto end = take_end(rest, *day, today);
    if (!end || !trim(rest).empty()) throw_not_a_span(text);
    return checked({from, end->in(zone)}, text);
}

Instant parse_instant(std::string_view given, const Zone& zone) {
    if (const auto typed = typed_time(given)) return typed->in(zone);
    auto rest = trim(given);
    const auto text = rest;
    if (const auto day = take_day(rest, std::nullopt); day && rest.empty()) return zone.midnight(*day);
    throw BadInput("bad_instant", say("'{}' is not an instant", text),
                   tr("for instance 2026-03-05T09:00:00+01:00, \"2026-03-05 09:00\", or 2026-03-05"));
}

Instant parse_instant(std::string_view given, const Zone& zone, Instant now) {
    const auto today = zone.day(now);
    auto clock = trim(given);
    if (const auto typed = take_typed(clock, today); typed && clock.empty()) return typed->in(zone);
    auto rest = trim(given);
    const auto day = take_day(rest, today);
    if (const auto typed = day ? take_typed(rest, *day) : std::nullopt; typed && rest.empty()) return typed->in(zone);
    return parse_instant(given, zone);
}

Seconds parse_duration(std::string_view given) {
    auto rest = trim(given);
    const auto text = rest;
    Seconds total{};
    const auto fail = [&] {
        throw BadInput("bad_duration", say("'{}' is not a duration", text), tr("for instance 30min, 1h30, 2h, or 3d"));
    };
    if (rest.empty()) fail();
    while (!rest.empty()) {
        const auto count = take_number(rest, 7);
        rest = trim(rest);
        if (!count) fail();
        if (take(rest, "min") || take(rest, "m"))
            total += minutes(*count);
        else if (take(rest, "days") || take(rest, "day") || take(rest, "d") || take(rest, "j"))
            total += days(*count);
        else if (take(rest, "s"))
            total += Seconds(*count);
        else if (take(rest, "h")) {
            total += hours(*count);
            const auto minute = take_number(rest, 2);  // 1h30
            if (minute && *minute > 59) fail();
            total += minutes(minute.value_or(0));
            if (minute && !take(rest, "min")) take(rest, "m");
        } else if (take(rest, ":") && rest.size() == 2) {
            const auto minute = take_number(rest, 2);
            if (!minute || *minute > 59) fail();
            total += hours(*count) + minutes(*minute);
        } else
            fail();
        rest = trim(rest);
    }
    return total;
}

}  // namespace tiers
