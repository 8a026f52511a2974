#include <algorithm>
#include <utility>

#include "report/counter.h"

namespace tiers::report {

namespace {

constexpr auto quarters_of_week = hours_of_week * quarters_of_hour;

}  // namespace

/// Where nothing is asked about how much is taken at once: then it does not matter on which of the days or weeks of a
/// bucket a booking is, as long as it lies within what is open of a day.
bool Counter::sums_alone(const Buckets& buckets) const {
    return !fullness && !starts && group->week.empty() && (!buckets.hourly() || buckets.size() == hours_of_week);
}

void Counter::count_sums(const Buckets& buckets, const BookedRows& bookings, std::int64_t now) {
    const auto hourly = buckets.hourly();
    if (hourly) changes_.resize(quarters_of_week + 1);
    OpenDay day{};
    std::int64_t seat_quarters = 0;
    const auto settle = [&] {
        if (day.counts) day.counts->booked += quarter_hour * std::exchange(seat_quarters, 0);
    };
    const auto one = [&](const Booked& booking) { count_one(buckets, booking, now); };
    bookings.each(
        [&](const BookedQuarters& booking) {
            if (booking.from < day.from || day.to <= booking.from) {
                settle();
                day = open_day(buckets, booking.from);
            }
            if (booking.from < day.from || day.to < booking.to) return one(booking.of(bookings.resource()));
            if (!hourly) {
                seat_quarters += booking.seats * (booking.to - booking.from);
                return;
            }
            const auto first = day.of_week + static_cast<std::size_t>(booking.from - day.from);
            changes_[first] += booking.seats;
            changes_[first + static_cast<std::size_t>(booking.to - booking.from)] -= booking.seats;
        },
        one);
    settle();
}

/// What is open of a day from a quarter on; nothing where it is closed then, or hours begin within quarters.
Counter::OpenDay Counter::open_day(const Buckets& buckets, std::int64_t quarter) const {
    const auto start = start_of_quarter(quarter);
    go_to_opening(start);
    const auto is_open = next_ < open->size() && (*open)[next_].start <= start;
    if (!is_open || start < period.start || period.end <= start) return {};
    const auto [offset, until] = clock->at(start);
    if (offset % quarter_hour != 0) return {};
    const auto day = clock->day(Instant(Seconds(start)));
    const auto midnight = seconds(Instant(day.time_since_epoch())) - offset;
    const auto next_midnight = midnight + Seconds(one_day).count();
    const auto bucket = buckets.of(day.time_since_epoch().count(), 0);
    const auto of_day = static_cast<std::size_t>((start - midnight) / quarter_hour);
    return {quarter, quarter_of(std::min({(*open)[next_].end, next_midnight, until, period.end})),
            &group->buckets[bucket], bucket * quarters_of_hour + of_day};
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
