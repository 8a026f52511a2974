#include "report/counter.h"

#include <algorithm>

namespace tiers::report {

namespace {

/// Adds to the groups of a counter, by their buckets and by hour of the week.
template <class Add>
void add_hours(const Counter& counter, const Buckets& buckets, std::int64_t start, std::int64_t end, Add add) {
    each_hour(*counter.clock, start, end, [&](std::int64_t day, int hour, std::int64_t length) {
        const auto bucket = buckets.of(day, hour);
        const auto week = static_cast<std::size_t>((day + 3) % 7 * 24 + hour);  // 1970 began on a Thursday
        for (auto* group : counter.groups) {
            add(group->buckets[bucket], length);
            add(group->week[week], length);
        }
    });
}

/// The part of [start, end) within opening goes to `inside`, what is left to `outside`.
template <class Inside, class Outside>
void split_by_opening(const std::vector<Open>& open, std::int64_t start, std::int64_t end, Inside inside,
                      Outside outside) {
    auto next = std::upper_bound(open.begin(), open.end(), start,
                                 [](std::int64_t at, const Open& one) { return at < one.end; });
    for (; next != open.end() && next->start < end && start < end; ++next) {
        if (start < next->start) outside(start, next->start);
        inside(std::max(start, next->start), std::min(end, next->end));
        start = std::min(end, next->end);
    }
    if (start < end) outside(start, end);
}

}  // namespace

Counts& Counts::operator+=(const Counts& more) {
    open += more.open;
    booked += more.booked;
    attended += more.attended;
    outside += more.outside;
    bookings += more.bookings;
    no_shows += more.no_shows;
    checkins += more.checkins;
    return *this;
}

void Counter::count_open(const Buckets& buckets) const {
    for (const auto& stretch : open)
        add_hours(*this, buckets, stretch.start, stretch.end,
                  [&](Counts& counts, std::int64_t length) { counts.open += length * stretch.units; });
}

void Counter::count(const Buckets& buckets, const Scanned& booking, std::int64_t now) const {
    for (const auto* part : parts) part->count(buckets, {booking.start, booking.end, 1, booking.in, booking.out}, now);
    const auto start = std::max(booking.start, period.start), end = std::min(booking.end, period.end);
    if (start >= end) return;
    const std::int64_t seats = booking.seats;
    split_by_opening(
        open, start, end,
        [&](auto from, auto to) {
            add_hours(*this, buckets, from, to, [&](Counts& c, std::int64_t length) { c.booked += length * seats; });
        },
        [&](auto from, auto to) {
            add_hours(*this, buckets, from, to, [&](Counts& c, std::int64_t length) { c.outside += length * seats; });
        });
    if (booking.in) {
        const auto left = booking.out.value_or(std::max(*booking.in, std::min(booking.end, now)));
        split_by_opening(
            open, std::max(*booking.in, period.start), std::min(left, period.end),
            [&](auto from, auto to) {
                add_hours(*this, buckets, from, to,
                          [&](Counts& c, std::int64_t length) { c.attended += length * seats; });
            },
            [](auto, auto) {});
    }
    // Once, where it starts: in the first of the periods it lies in.
    if (booking.start >= period.start)
        add_hours(*this, buckets, booking.start, booking.start + 1, [&](Counts& c, std::int64_t) {
            c.bookings += 1;
            if (booking.in)
                c.checkins += 1;
            else if (booking.end <= now)
                c.no_shows += 1;
        });
    if (changes) {
        changes->emplace_back(start, booking.seats);
        changes->emplace_back(end, -booking.seats);
    }
}

}  // namespace tiers::report
