#pragma once

#include <tiers/time.h>
#include <algorithm>
#include <string>
#include <vector>

namespace tiers::report {

/// How a report by time groups its local days and hours. Machine names: 2026-10-05, 2026-W41, 2026-10, mon, mon 09.
class Buckets {
public:
    /// `by` is day, week, month, weekday, hour-of-week; anything else puts all time in one bucket. `within` splits each
    /// by weekday or hour-of-week.
    Buckets(const std::string& by, const DaySpan& days, const std::string& within = {});

    std::size_t size() const { return names_.size() * parts_.size(); }
    const std::string& name(std::size_t bucket) const { return names_[bucket / parts_.size()]; }
    /// The weekday or hour of the week within it; empty where it is not split.
    const std::string& part(std::size_t bucket) const { return parts_[bucket % parts_.size()]; }
    /// Whether the period cuts it.
    bool partial(std::size_t bucket) const { return partial_[bucket / parts_.size()]; }
    /// Whether hours of a day are in buckets of their own: 168 of the week, one after the other.
    bool hourly() const { return hourly_; }
    /// Whether none is left and come back to.
    bool follow_one_another() const { return !hourly_ && std::is_sorted(by_day_.begin(), by_day_.end()); }
    /// Days since 1970; only for days of the period.
    std::size_t of(std::int64_t day, int hour) const {
        const auto bucket = by_day_[static_cast<std::size_t>(day - first_)];
        return hourly_ ? bucket * 24 + static_cast<std::size_t>(hour) : bucket;
    }
    /// Of a time of the clock on the wall.
    std::size_t at(WallTime wall) const;

private:
    void split(const std::string& within);

    std::vector<std::string> names_;
    std::vector<std::string> parts_ = {{}};
    std::vector<bool> partial_;
    std::vector<std::size_t> by_day_;
    std::int64_t first_ = 0;
    bool hourly_ = false;
};

/// The days of each bucket, of those that follow one another: not of weekdays and hours.
std::vector<DaySpan> spans_of(const Buckets& buckets, const DaySpan& all);

/// mon, tue ... of an ISO weekday, 1 to 7.
const char* weekday_code(unsigned iso_weekday);

}  // namespace tiers::report
