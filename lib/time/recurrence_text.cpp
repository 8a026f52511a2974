#include <fmt/format.h>

#include "time/recurrence_parts.h"

namespace tiers {

namespace {

using Parts = Recurrence::Parts;

void add_numbers(std::string& text, std::string_view name, const std::vector<int>& values) {
    if (!values.empty()) text += fmt::format(";{}={}", name, fmt::join(values, ","));
}

void add_weekdays(std::string& text, const std::vector<Parts::WeekdayNumber>& weekdays) {
    std::vector<std::string> words;
    for (const auto& day : weekdays)
        words.push_back((day.nth == 0 ? "" : std::to_string(day.nth)) +
                        std::string(rrule_weekday_names[day.weekday - 1]));
    if (!words.empty()) text += fmt::format(";BYDAY={}", fmt::join(words, ","));
}

/// 20260331T190000, in UTC with a Z.
std::string until_text(const Parts& parts) {
    const auto day = std::chrono::floor<std::chrono::days>(*parts.until);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(*parts.until - day);
    return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}{}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count(), parts.until_utc ? "Z" : "");
}

}  // namespace

std::string Recurrence::text() const {
    const auto& parts = *parts_;
    auto text = fmt::format("FREQ={}", frequency_names[static_cast<std::size_t>(parts.frequency)]);
    if (parts.interval != 1) text += fmt::format(";INTERVAL={}", parts.interval);
    if (parts.count) text += fmt::format(";COUNT={}", *parts.count);
    if (parts.until) text += ";UNTIL=" + until_text(parts);
    if (parts.week_start != 1) text += fmt::format(";WKST={}", rrule_weekday_names[parts.week_start - 1]);
    add_numbers(text, "BYMONTH", parts.months);
    add_numbers(text, "BYWEEKNO", parts.weeks);
    add_numbers(text, "BYYEARDAY", parts.year_days);
    add_numbers(text, "BYMONTHDAY", parts.month_days);
    add_weekdays(text, parts.weekdays);
    add_numbers(text, "BYHOUR", parts.hours);
    add_numbers(text, "BYMINUTE", parts.minutes);
    add_numbers(text, "BYSECOND", parts.seconds);
    add_numbers(text, "BYSETPOS", parts.positions);
    return text;
}

}  // namespace tiers
