#include <tiers/error.h>
#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "time/recurrence_parts.h"

namespace tiers {

namespace {

using Parts = Recurrence::Parts;

[[noreturn]] void fail(std::string_view what) {
    throw BadInput("bad_rrule", say("the recurrence rule cannot be read at '{}'", what),
                   tr("for instance FREQ=WEEKLY;BYDAY=MO;COUNT=10"));
}

[[noreturn]] void forbid(const char* reason) {
    throw BadInput("bad_rrule", say("the recurrence rule is not allowed: {}", tr(reason)));
}

template <std::size_t n>
unsigned position(const std::array<std::string_view, n>& names, std::string_view word) {
    const auto found = std::find(names.begin(), names.end(), word);
    if (found == names.end()) fail(word);
    return static_cast<unsigned>(found - names.begin());
}

int number(std::string_view text, int least, int greatest) {
    auto digits = text;
    if (digits.starts_with("+")) digits.remove_prefix(1);
    const auto value = digits.starts_with("+") ? std::nullopt : whole_number(digits);
    if (!value || *value < least || *value > greatest) fail(text);
    return static_cast<int>(*value);
}

std::vector<int> numbers(std::string_view text, int least, int greatest) {
    std::set<int> found;
    for (const auto piece : split(text, ',')) found.insert(number(piece, least, greatest));
    return {found.begin(), found.end()};
}

/// 1 to greatest, or counted from the end, and never 0.
std::vector<int> signed_numbers(std::string_view text, int greatest) {
    auto found = numbers(text, -greatest, greatest);
    if (std::find(found.begin(), found.end(), 0) != found.end()) fail(text);
    return found;
}

std::vector<Parts::WeekdayNumber> rrule_weekdays(std::string_view text) {
    std::set<Parts::WeekdayNumber> found;
    for (const auto piece : split(text, ',')) {
        if (piece.size() < 2) fail(text);
        const auto count = piece.substr(0, piece.size() - 2);
        const auto nth = count.empty() ? 0 : number(count, -53, 53);
        if (!count.empty() && nth == 0) fail(piece);
        found.insert({position(rrule_weekday_names, piece.substr(piece.size() - 2)) + 1, nth});
    }
    return {found.begin(), found.end()};
}

int digits(std::string_view text, std::size_t from, std::size_t count) {
    if (text.size() < from + count || text.substr(from, count).find_first_not_of("0123456789") != text.npos) fail(text);
    return static_cast<int>(*whole_number(text.substr(from, count)));
}

/// 19971224, 19971224T000000, 19971224T000000Z.
void read_until(std::string_view text, Parts& parts) {
    using namespace std::chrono;
    const auto date = year(digits(text, 0, 4)) / digits(text, 4, 2) / digits(text, 6, 2);
    if (!date.ok()) fail(text);
    parts.until = WallTime(local_days(date)) + days(1) - Seconds(1);
    if (text.size() == 8) return;
    const auto hour = digits(text, 9, 2), minute = digits(text, 11, 2), second = digits(text, 13, 2);
    parts.until_utc = text.size() == 16 && text[15] == 'Z';
    if (text[8] != 'T' || (text.size() != 15 && !parts.until_utc) || hour > 23 || minute > 59 || second > 60)
        fail(text);
    parts.until = WallTime(local_days(date)) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
                  Seconds(std::min(second, 59));
}

void read_part(std::string_view name, std::string_view value, Parts& parts) {
    if (name == "FREQ")
        parts.frequency = static_cast<Frequency>(position(frequency_names, value));
    else if (name == "INTERVAL")
        parts.interval = number(value, 1, 1'000'000);
    else if (name == "COUNT")
        parts.count = number(value, 1, 1'000'000'000);
    else if (name == "UNTIL")
        read_until(value, parts);
    else if (name == "WKST")
        parts.week_start = position(rrule_weekday_names, value) + 1;
    else if (name == "BYSECOND")
        parts.seconds = numbers(value, 0, 60);
    else if (name == "BYMINUTE")
        parts.minutes = numbers(value, 0, 59);
    else if (name == "BYHOUR")
        parts.hours = numbers(value, 0, 23);
    else if (name == "BYDAY")
        parts.weekdays = rrule_weekdays(value);
    else if (name == "BYMONTHDAY")
        parts.month_days = signed_numbers(value, 31);
    else if (name == "BYYEARDAY")
        parts.year_days = signed_numbers(value, 366);
    else if (name == "BYWEEKNO")
        parts.weeks = signed_numbers(value, 53);
    else if (name == "BYMONTH")
        parts.months = numbers(value, 1, 12);
    else if (name == "BYSETPOS")
        parts.positions = signed_numbers(value, 366);
    else
        fail(name);
}

/// What RFC 5545 3.3.10 forbids to stand together.
void check(const Parts& parts) {
    const auto numbered =
        std::any_of(parts.weekdays.begin(), parts.weekdays.end(), [](const auto& day) { return day.nth != 0; });
    const auto frequency = parts.frequency;
    if (parts.count && parts.until) forbid(msgid("COUNT and UNTIL"));
    if (!parts.weeks.empty() && frequency != Frequency::yearly) forbid(msgid("BYWEEKNO without FREQ=YEARLY"));
    if (!parts.year_days.empty() &&
        (frequency == Frequency::monthly || frequency == Frequency::weekly || frequency == Frequency::daily))
        forbid(msgid("BYYEARDAY with FREQ=DAILY, WEEKLY or MONTHLY"));
    if (!parts.month_days.empty() && frequency == Frequency::weekly) forbid(msgid("BYMONTHDAY with FREQ=WEEKLY"));
    if (numbered && frequency != Frequency::yearly && frequency != Frequency::monthly)
        forbid(msgid("numbered BYDAY without FREQ=MONTHLY or YEARLY"));
    if (numbered && !parts.weeks.empty()) forbid(msgid("numbered BYDAY with BYWEEKNO"));
    const auto any = !parts.seconds.empty() || !parts.minutes.empty() || !parts.hours.empty() ||
                     !parts.month_days.empty() || !parts.year_days.empty() || !parts.weeks.empty() ||
                     !parts.months.empty() || !parts.weekdays.empty();
    if (!parts.positions.empty() && !any) forbid(msgid("BYSETPOS without another BY part"));
}

}  // namespace

Recurrence::Recurrence(Parts parts) : parts_(std::make_shared<const Parts>(std::move(parts))) {}

Recurrence Recurrence::parse(std::string_view rrule) {
    Parts parts;
    std::set<std::string_view> seen;
    for (const auto piece : split(trim(rrule), ';')) {
        const auto equals = piece.find('=');
        if (equals == piece.npos) fail(piece);
        const auto name = piece.substr(0, equals);
        if (!seen.insert(name).second) fail(piece);
        read_part(name, piece.substr(equals + 1), parts);
    }
    if (!seen.contains("FREQ")) fail(rrule);
    check(parts);
    return Recurrence(std::move(parts));
}

}  // namespace tiers
