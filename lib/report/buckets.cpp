#include "report/buckets.h"

#include <fmt/format.h>
#include <tiers/i18n.h>
#include <array>

#include "time/iso_week.h"

namespace tiers::report {

namespace {

using namespace std::chrono;

/// The whole bucket a day lies in, to tell a part of one.
DaySpan whole(const std::string& by, Day day) {
    const year_month_day date(day);
    if (by == "week") {
        const auto monday = monday_of(day);
        return {monday, monday + days(7)};
    }
    if (by == "month")
        return {local_days(date.year() / date.month() / 1), local_days((date.year() / date.month() + months(1)) / 1)};
    return {day, day + days(1)};
}

std::string name_of(const std::string& by, Day day) {
    if (by == "week") {
        const auto week = iso_week(day);
        return fmt::format("{:04}-W{:02}", week.year, week.number);
    }
    return by == "month" ? iso(day).substr(0, 7) : iso(day);
}

/// The days of the week, or each with its hours.
std::vector<std::string> parts_of_week(bool hourly) {
    std::vector<std::string> parts;
    for (unsigned day = 1; day <= 7; ++day)
        for (int hour = 0; hour < (hourly ? 24 : 1); ++hour)
            parts.push_back(hourly ? fmt::format("{} {:02}", weekday_code(day), hour) : weekday_code(day));
    return parts;
}

}  // namespace

const char* weekday_code(unsigned iso_weekday) {
    constexpr std::array<const char*, 7> codes = {msgid("mon"), msgid("tue"), msgid("wed"), msgid("thu"),
                                                  msgid("fri"), msgid("sat"), msgid("sun")};
    return codes[iso_weekday - 1];
}

Buckets::Buckets(const std::string& by, const DaySpan& span, const std::string& within)
    : first_(span.start.time_since_epoch().count()), hourly_(by == "hour-of-week" || within == "hour-of-week") {
    const auto timed = by == "day" || by == "week" || by == "month";
    const auto weekly = by == "weekday" || by == "hour-of-week";
    for (auto day = span.start; day < span.end; day += days(1)) {
        const auto name = timed ? name_of(by, day) : std::string();
        if (!weekly && (names_.empty() || names_.back() != name)) {
            const auto all = whole(by, day);
            names_.push_back(name);
            partial_.push_back(timed && (all.start < span.start || span.end < all.end));
        }
        by_day_.push_back(weekly ? weekday(day).iso_encoding() - 1 : names_.size() - 1);
    }
    if (weekly) {
        names_ = parts_of_week(hourly_);
        partial_.assign(names_.size(), false);
    }
    if (!within.empty()) split(within);
}

/// Of each day the bucket is that of its weekday; hours are added as they are asked for.
void Buckets::split(const std::string& within) {
    parts_ = parts_of_week(within == "hour-of-week");
    auto day = local_days(days(first_));
    for (auto& bucket : by_day_) {
        bucket = bucket * 7 + weekday(day).iso_encoding() - 1;
        day += days(1);
    }
}

std::size_t Buckets::at(WallTime wall) const {
    const auto day = floor<days>(wall);
    return of(day.time_since_epoch().count(), static_cast<int>(floor<hours>(wall - day).count()));
}

std::vector<DaySpan> spans_of(const Buckets& buckets, const DaySpan& all) {
    std::vector<DaySpan> spans;
    for (auto day = all.start; day < all.end; day += days(1)) {
        if (buckets.of(day.time_since_epoch().count(), 0) >= spans.size()) spans.push_back({day, day});
        spans.back().end = day + days(1);
    }
    return spans;
}

}  // namespace tiers::report
