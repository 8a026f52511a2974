#include "i18n/dates.h"

#include <fmt/format.h>
#include <array>

namespace tiers {

namespace {

using Months = std::array<const char*, 12>;
constexpr Months english_months = {"January", "February", "March",     "April",   "May",      "June",
                                   "July",    "August",   "September", "October", "November", "December"};
constexpr Months french_months = {"janvier", "février", "mars",      "avril",   "mai",      "juin",
                                  "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
using Weekdays = std::array<const char*, 7>;
constexpr Weekdays english_weekdays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr Weekdays french_weekdays = {"lun", "mar", "mer", "jeu", "ven", "sam", "dim"};

const char* month_name(std::chrono::month month, Language language) {
    return (language == Language::fr ? french_months : english_months)[static_cast<unsigned>(month) - 1];
}

}  // namespace

std::string long_date(Day day, Language language) {
    const std::chrono::year_month_day date(day);
    const auto number = static_cast<unsigned>(date.day());
    const auto* first = language == Language::fr && number == 1 ? "er" : "";
    return fmt::format("{}{} {} {}", number, first, month_name(date.month(), language), static_cast<int>(date.year()));
}

std::string month_year(Day day, Language language) {
    const std::chrono::year_month_day date(day);
    return fmt::format("{} {}", month_name(date.month(), language), static_cast<int>(date.year()));
}

std::string short_weekday(unsigned iso_weekday, Language language) {
    return (language == Language::fr ? french_weekdays : english_weekdays)[iso_weekday - 1];
}

std::string clock(WallTime wall) {
    return iso(wall).substr(11, 5);
}

std::string shown(Instant at, const Zone& zone, Language language) {
    const auto wall = zone.wall(at);
    return fmt::format("{}, {}", long_date(std::chrono::floor<std::chrono::days>(wall), language), clock(wall));
}

std::string shown(const Span& span, const Zone& zone, Language language) {
    const auto start = zone.wall(span.start), end = zone.wall(span.end);
    const auto first = std::chrono::floor<std::chrono::days>(start);
    const auto last = std::chrono::floor<std::chrono::days>(end);
    // An end at midnight belongs to the day before it.
    if (last == first || (WallTime(last) == end && last == first + std::chrono::days(1)))
        return fmt::format("{}, {}-{}", long_date(first, language), clock(start), last == first ? clock(end) : "24:00");
    return fmt::format("{}, {} - {}, {}", long_date(first, language), clock(start), long_date(last, language),
                       clock(end));
}

}  // namespace tiers
