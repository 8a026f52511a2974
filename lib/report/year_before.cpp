#include "report/year_before.h"

namespace tiers::report {

namespace {

using namespace std::chrono;

year_month_day_last end_of_month(const year_month_day& date) {
    return date.year() / date.month() / last;
}

/// 29 February has the 28th, and the last day of a month the last of that month.
Day same_day_before(Day day, bool ends) {
    const year_month_day date(day);
    const auto end = end_of_month(date - years(1));
    const auto at_end = ends && date.day() == end_of_month(date).day();
    return local_days(at_end || date.day() > end.day() ? year_month_day(local_days(end)) : date - years(1));
}

}  // namespace

YearBefore year_before(const DaySpan& days, const Dimensions& by) {
    constexpr std::chrono::days weeks_of_a_year(364);
    const auto first = days.start, final = days.end - one_day;
    const auto whole_months = year_month_day(first).day() == day(1) && year_month_day(days.end).day() == day(1);
    const auto by_calendar = by.time == "month" || (whole_months && by.time != "day" && by.time != "week");
    if (!by_calendar) return {{days.start - weeks_of_a_year, days.end - weeks_of_a_year}, false};
    return {{same_day_before(first, false), same_day_before(final, true) + one_day}, true};
}

}  // namespace tiers::report
