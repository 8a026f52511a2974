#include <algorithm>

#include "report/counter.h"

namespace tiers::report {

namespace {

constexpr auto quarters_of_week = hours_of_week * quarters_of_hour;

}  // namespace

std::vector<OpenDay> open_days(const std::vector<Stretch>& open, const Stretch& period, const LocalClock& clock,
                               const Buckets& buckets) {
    std::vector<OpenDay> days;
    for (const auto& stretch : open) {
        auto start = std::max(stretch.start, period.start);
        each_day(clock, start, std::min(stretch.end, period.end), [&](std::int64_t day, int from, int to) {
            const auto end = start + to - from;
            const auto bucket = buckets.of(day, 0);
            const auto of_week = bucket * quarters_of_hour + static_cast<std::size_t>(from / quarter_hour);
            if (start % quarter_hour == 0 && from % quarter_hour == 0)
                days.push_back({quarter_of(start), quarter_of(end), bucket, of_week});
            start = end;
        });
    }
    return days;
}

/// Takes those that lie within what is open of a day. As nothing is asked about how much is taken at once, it does not
/// matter on which day of its bucket a booking is.
void Counter::sum_in_front(const Buckets& buckets, BookedRows& bookings) {
    while (const auto first = bookings.first_quarters()) {
        const auto* day = open_day(first->from);
        if (!day || day->to < first->to) return;
        if (buckets.hourly())
            sum_quarters_of_week(*day, bookings);
        else
            sum_day(*day, bookings);
    }
}

void Counter::sum_day(const OpenDay& day, BookedRows& bookings) const {
    std::int64_t seat_quarters = 0;
    bookings.take_quarters([&, from = day.from, to = day.to](const BookedQuarters& booking) {
        if (booking.from < from || to < booking.to) return false;
        seat_quarters += booking.seats * (booking.to - booking.from);
        return true;
    });
    group->buckets[day.bucket].booked += quarter_hour * seat_quarters;
}

/// Where it begins and where it ends; what lies between is added up in the end.
void Counter::sum_quarters_of_week(const OpenDay& day, BookedRows& bookings) {
    changes_.resize(quarters_of_week + 1);
    auto* const changes = &changes_[day.of_week];
    bookings.take_quarters([=, from = day.from, to = day.to](const BookedQuarters& booking) {
        if (booking.from < from || to < booking.to) return false;
        changes[booking.from - from] += booking.seats;
        changes[booking.to - from] -= booking.seats;
        return true;
    });
}

/// The day in which a quarter is open.
const OpenDay* Counter::open_day(std::int64_t quarter) {
    const auto& all = *days;
    while (next_day_ > 0 && quarter < all[next_day_ - 1].to) --next_day_;
    while (next_day_ < all.size() && all[next_day_].to <= quarter) ++next_day_;
    return next_day_ < all.size() && all[next_day_].from <= quarter ? &all[next_day_] : nullptr;
}

void Counter::add_sums() {
    std::int64_t seats = 0;
    for (std::size_t i = 0; i + 1 < changes_.size(); ++i) {
        seats += changes_[i];
        group->buckets[i / quarters_of_hour].booked += quarter_hour * seats;
    }
    changes_.clear();
}

}  // namespace tiers::report
