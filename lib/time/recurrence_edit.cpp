#include "time/recurrence_edit.h"

#include <tiers/error.h>
#include <tiers/words.h>
#include <algorithm>
#include <array>
#include <set>

#include "time/recurrence_parts.h"

namespace tiers {

namespace {

using Parts = Recurrence::Parts;
using std::chrono::days;

/// How long a shifted rule is held against its original: the calendar comes round in 28 years.
constexpr days comparison(40 * 366);

std::vector<WallTime> before(const Recurrence& rule, WallTime start, WallTime end) {
    return rule.expand(start, static_cast<std::size_t>(-1), end);
}

/// Numbers that count days from either end, so much later; none where one would count from the other end.
bool shift_numbers(std::vector<int>& numbers, std::int64_t by, int greatest) {
    for (auto& number : numbers) {
        const auto later = number + by;
        if ((later > 0) != (number > 0) || later == 0 || later > greatest || later < -greatest) return false;
        number = static_cast<int>(later);
    }
    return true;
}

bool shift_weekdays(std::vector<Parts::WeekdayNumber>& weekdays, std::int64_t by) {
    std::set<Parts::WeekdayNumber> later;
    for (const auto& day : weekdays) {
        std::vector<int> nth;
        if (day.nth != 0) nth.push_back(day.nth);
        if (!shift_numbers(nth, by / 7, 53)) return false;
        const auto weekday = static_cast<unsigned>(((day.weekday - 1 + by) % 7 + 7) % 7 + 1);
        later.insert({weekday, nth.empty() ? 0 : nth.front()});
    }
    weekdays.assign(later.begin(), later.end());
    return true;
}

/// Every time of day that the rule names, so much later on the same day, where hours, minutes and seconds can still
/// say it apart.
bool shift_times(Parts& parts, Seconds own, Seconds by) {
    if (parts.hours.empty() && parts.minutes.empty() && parts.seconds.empty()) return true;
    const std::chrono::hh_mm_ss clock(own);
    const auto or_own = [](const std::vector<int>& list, std::int64_t value) {
        return list.empty() ? std::vector<int>{static_cast<int>(value)} : list;
    };
    std::set<Seconds> times;
    std::set<int> hours, minutes, seconds;
    for (const auto hour : or_own(parts.hours, clock.hours().count()))
        for (const auto minute : or_own(parts.minutes, clock.minutes().count()))
            for (const auto second : or_own(parts.seconds, clock.seconds().count())) {
                const auto time = std::chrono::hours(hour) + std::chrono::minutes(minute) + Seconds(second) + by;
                if (time < Seconds(0) || time >= one_day) return false;
                const std::chrono::hh_mm_ss later(time);
                times.insert(time);
                hours.insert(static_cast<int>(later.hours().count()));
                minutes.insert(static_cast<int>(later.minutes().count()));
                seconds.insert(static_cast<int>(later.seconds().count()));
            }
    parts.hours.assign(hours.begin(), hours.end());
    parts.minutes.assign(minutes.begin(), minutes.end());
    parts.seconds.assign(seconds.begin(), seconds.end());
    return hours.size() * minutes.size() * seconds.size() == times.size();
}

/// The rule with its days, times and end moved along; whether that is the rule wanted remains to be seen.
std::optional<Recurrence> moved_along(const Recurrence& rule, WallTime start, WallTime from, WallTime to) {
    auto parts = rule.parts();
    const auto first = std::chrono::floor<days>(from), last = std::chrono::floor<days>(to);
    const auto by = (last - first).count();
    const auto possible = shift_weekdays(parts.weekdays, by) && shift_numbers(parts.month_days, by, 31) &&
                          shift_numbers(parts.year_days, by, 366) &&
                          shift_times(parts, start - std::chrono::floor<days>(start), (to - last) - (from - first));
    if (!possible) return std::nullopt;
    // Where weeks are counted, the week moves as a whole.
    if (parts.frequency == Frequency::weekly && (parts.interval > 1 || !parts.positions.empty()))
        parts.week_start = static_cast<unsigned>(((parts.week_start - 1 + by) % 7 + 7) % 7 + 1);
    if (parts.until) *parts.until += to - from;
    return Recurrence(std::move(parts));
}

[[noreturn]] void refuse_shift(const std::string& reason) {
    throw BadInput("rule_cannot_shift", reason,
                   tr("cancel what follows (tiers book cancel ID --following), and book it by the rule it shall have"));
}

/// What --clamp is for: one day of the month, once in each period, that a month of the rule is too short for.
bool clampable(const Parts& parts, const std::vector<int>& months, int day) {
    const auto own_period =
        parts.frequency == Frequency::monthly || (parts.frequency == Frequency::yearly && months.size() == 1);
    const auto one_day_of_month = parts.month_days.size() <= 1 && parts.weekdays.empty() && parts.positions.empty() &&
                                  parts.year_days.empty() && parts.weeks.empty();
    const auto one_time = parts.hours.size() <= 1 && parts.minutes.size() <= 1 && parts.seconds.size() <= 1;
    const auto too_short = [&](int month) {
        constexpr std::array<int, 12> shortest = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        return day > shortest[static_cast<std::size_t>(month - 1)];
    };
    return own_period && one_day_of_month && one_time && std::any_of(months.begin(), months.end(), too_short);
}

}  // namespace

Recurrence ended_before(const Recurrence& rule, WallTime start, WallTime instance) {
    const auto kept = before(rule, start, instance);
    auto parts = rule.parts();
    if (parts.count)
        parts.count = static_cast<int>(kept.size());
    else
        parts.until = kept.empty() ? instance - Seconds(1) : kept.back();
    parts.until_utc = false;
    return Recurrence(std::move(parts));
}

Recurrence continued_from(const Recurrence& rule, WallTime start, WallTime instance) {
    auto parts = rule.parts();
    if (parts.count) *parts.count -= static_cast<int>(before(rule, start, instance).size());
    return Recurrence(std::move(parts));
}

Recurrence shifted(const Recurrence& rule, WallTime start, WallTime from, WallTime to) {
    const auto by = to - from;
    const auto later = moved_along(rule, start, from, to);
    if (!later) refuse_shift(say("no rule comes as '{}' does, moved from {} to {}", rule.text(), iso(from), iso(to)));
    auto wanted = before(rule, start, start + comparison);
    for (auto& wall : wanted) wall += by;
    const auto given = before(*later, start + by, start + by + comparison);
    const auto [want, give] = std::mismatch(wanted.begin(), wanted.end(), given.begin(), given.end());
    if (want == wanted.end() && give == given.end()) return *later;
    if (want == wanted.end() || (give != given.end() && *give < *want))
        refuse_shift(say("'{}' also comes on {}, where nothing would move to", later->text(), iso(*give)));
    refuse_shift(say("'{}' does not come on {}, where {} would move to", later->text(), iso(*want), iso(*want - by)));
}

Recurrence clamped(const Recurrence& rule, WallTime start) {
    auto parts = rule.parts();
    const std::chrono::year_month_day first(std::chrono::floor<days>(start));
    const auto day =
        parts.month_days.size() == 1 ? parts.month_days.front() : static_cast<int>(static_cast<unsigned>(first.day()));
    auto months = parts.months;
    if (months.empty() && parts.frequency == Frequency::monthly) months = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    if (months.empty() && parts.month_days.empty()) months = {static_cast<int>(static_cast<unsigned>(first.month()))};
    if (!clampable(parts, months, day))
        throw BadInput("nothing_to_clamp",
                       tr("--clamp is for the 29th to 31st of months that may be shorter, once a month or a year"),
                       tr("leave it out: the rule comes as it says"));
    if (parts.frequency == Frequency::yearly) parts.months = months;
    parts.month_days.clear();
    for (int one = 28; one <= day; ++one) parts.month_days.push_back(one);
    parts.positions = {-1};
    return Recurrence(std::move(parts));
}

Recurrence in_utc(const Recurrence& rule, const Zone& zone) {
    if (!rule.parts().until || rule.parts().until_utc) return rule;
    auto parts = rule.parts();
    parts.until = WallTime(zone.instant(*parts.until).time_since_epoch());
    parts.until_utc = true;
    return Recurrence(std::move(parts));
}

}  // namespace tiers
