#include "member/term.h"

#include "base/floor_div.h"

namespace tiers::member {

namespace {

using Date = std::chrono::year_month_day;

int months_of(Every every) {
    switch (every) {
        case Every::month:
            return 1;
        case Every::quarter:
            return 3;
        case Every::half_year:
            return 6;
        case Every::year:
            return 12;
        default:
            return 0;
    }
}

/// Whole months from one month to another, days left aside.
int months_between(Day from, Day to) {
    const Date a(from), b(to);
    return (int(b.year()) - int(a.year())) * 12 + int(unsigned(b.month())) - int(unsigned(a.month()));
}

/// Each period is reckoned from the first one, so that a short month shortens no other.
DaySpan period_of_months(int months, Day from, Day day) {
    auto number = static_cast<int>(floor_div(months_between(from, day), months));
    if (months_after(from, number * months) > day) --number;
    return {months_after(from, number * months), months_after(from, (number + 1) * months)};
}

DaySpan period_of_days(int length, Day from, Day day) {
    const auto start = from + floor_div((day - from).count(), length) * length * one_day;
    return {start, start + length * one_day};
}

}  // namespace

Day months_after(Day day, int months) {
    const Date date(day);
    const auto month = std::chrono::year_month(date.year(), date.month()) + std::chrono::months(months);
    const Day last(Date(month / std::chrono::last));
    const Date same(month / date.day());
    return same.ok() ? Day(same) : last;
}

DaySpan period_of(Every every, Day from, Day day) {
    if (every == Every::once) return {from, Day::max()};
    if (every == Every::day) return period_of_days(1, from, day);
    if (every == Every::week) return period_of_days(7, from, day);
    return period_of_months(months_of(every), from, day);
}

Day term_end(Day first, int months, std::optional<Day> from, int offered) {
    if (!from) return months_after(first, months) - one_day;
    const auto term = period_of_months(months, *from, first);
    if (offered == 0 || first < months_after(term.end, -offered)) return term.end - one_day;
    return period_of_months(months, *from, term.end).end - one_day;
}

std::int64_t prorated(std::int64_t cents, std::int64_t days, std::int64_t of_days) {
    const auto size = cents < 0 ? -cents : cents;
    const auto part = (2 * size * days + of_days) / (2 * of_days);
    return cents < 0 ? -part : part;
}

}  // namespace tiers::member
