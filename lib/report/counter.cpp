#include "report/counter.h"

#include <algorithm>
#include <limits>

#include "base/floor_div.h"
#include "report/levels.h"

namespace tiers::report {

namespace {

std::size_t hour_of_week(std::int64_t day, int hour) {
    const auto since_a_monday = day + 3;  // 1970 began on a Thursday
    return static_cast<std::size_t>((since_a_monday - floor_div(since_a_monday, 7) * 7) * 24 + hour);
}

/// Adds to a group, in its buckets and, where they are wanted, by hour of the week; where buckets are hours, those of
/// the week follow from them in the end.
template <class Add>
void add_hours(const LocalClock& clock, const Buckets& buckets, Group& group, std::int64_t start, std::int64_t end,
               Add add) {
    each_day(clock, start, end, [&](std::int64_t day, int from, int to) {
        auto* hours = buckets.hourly()     ? &group.buckets[buckets.of(day, 0)]
                      : group.week.empty() ? nullptr
                                           : &group.week[hour_of_week(day, 0)];
        if (!buckets.hourly()) add(group.buckets[buckets.of(day, 0)], to - from);
        if (hours) each_hour(from, to, [&](int hour, int length) { add(hours[hour], length); });
    });
}

}  // namespace

Counts& Counts::operator+=(const Counts& more) {
    open += more.open;
    booked += more.booked;
    attended += more.attended;
    outside += more.outside;
    contracted += more.contracted;
    tentative += more.tentative;
    headed += more.headed;
    heads += more.heads;
    holds += more.holds;
    bookings += more.bookings;
    measured_open += more.measured_open;
    no_shows += more.no_shows;
    return *this;
}

OpenSeconds open_seconds(const std::vector<Open>& stretches, const LocalClock& clock, const Buckets& buckets) {
    Group alone{.buckets = std::vector<Counts>(buckets.size()), .week = std::vector<Counts>(hours_of_week)};
    for (const auto& [span, units] : stretches)
        add_hours(clock, buckets, alone, span.start, span.end,
                  [units = units](Counts& counts, std::int64_t length) { counts.open += length * units; });
    OpenSeconds found;
    found.buckets.reserve(buckets.size());
    for (const auto& counts : alone.buckets) found.buckets.push_back(counts.open);
    std::transform(alone.week.begin(), alone.week.end(), found.week.begin(),
                   [](const Counts& counts) { return counts.open; });
    return found;
}

/// To the first that ends after an instant.
void Counter::go_to_opening(std::int64_t instant) const {
    const auto& stretches = *open;
    while (next_ > 0 && instant < stretches[next_ - 1].end) --next_;
    while (next_ < stretches.size() && stretches[next_].end <= instant) ++next_;
}

/// The part of [start, end) within opening goes to `inside`, what is left to `outside`.
template <class Inside, class Outside>
void Counter::split_by_opening(std::int64_t start, std::int64_t end, Inside inside, Outside outside) const {
    const auto& stretches = *open;
    go_to_opening(start);
    for (auto at = next_; at < stretches.size() && stretches[at].start < end && start < end; ++at) {
        const auto& stretch = stretches[at];
        if (start < stretch.start) outside(start, stretch.start);
        inside(std::max(start, stretch.start), std::min(end, stretch.end));
        start = std::min(end, stretch.end);
    }
    if (start < end) outside(start, end);
}

/// The parts of [start, end) with the seats that are taken in each, of those wanted.
template <class Take>
void Counter::each_seats(std::int64_t wanted, std::int64_t start, std::int64_t end, Take take) const {
    if (wanted == all_seats)
        each_units(units, start, end, take);
    else if (start < end)
        take(start, end, wanted);
}

void Counter::add(const Buckets& buckets, const Stretch& during, std::int64_t seats, std::int64_t Counts::*part) const {
    for (const auto* leaf : parts) leaf->add(buckets, during, all_seats, part);
    if (!group) return;
    each_seats(group->whole ? all_seats : seats, std::max(during.start, period.start), std::min(during.end, period.end),
               [&](auto seated, auto until, auto units_seated) {
                   split_by_opening(
                       seated, until,
                       [&](auto from, auto to) {
                           add_hours(*clock, buckets, *group, from, to,
                                     [&](Counts& c, auto length) { c.*part += length * units_seated; });
                       },
                       [](auto, auto) {});
               });
}

void Counter::came(const Buckets& buckets, const Stretch& during, std::int64_t heads, std::int64_t holds) const {
    if (!group || !group->whole) return;
    add_hours(*clock, buckets, *group, std::max(during.start, period.start), std::min(during.end, period.end),
              [&](Counts& c, auto length) {
                  c.headed += length;
                  c.heads += length * heads;
                  c.holds += length * holds;
              });
}

void Counter::take(const Stretch& during, std::int64_t seats) const {
    for (const auto* leaf : parts) leaf->take(during, all_seats);
    if (!group || !fullness) return;
    each_seats(group->whole ? all_seats : seats, std::max(during.start, period.start), std::min(during.end, period.end),
               [&](auto seated, auto until, auto units_seated) {
                   fullness->take({seated, until}, units_seated);
               });
}

void Counter::count(const Buckets& buckets, BookedRows bookings, std::int64_t now) {
    while (!bookings.empty()) {
        if (days)
            sum_in_front(buckets, bookings);
        else if (by_quarters)
            take_in_front(buckets, bookings, now);
        if (!bookings.empty()) count_one(buckets, bookings.take_first(), now);
    }
}

/// Takes those that are packed by quarters of an hour and lie within the period.
void Counter::take_in_front(const Buckets& buckets, BookedRows& bookings, std::int64_t now) {
    const Stretch inside{quarter_of(period.start + quarter_hour - 1), quarter_of(period.end)};
    const auto by_now = quarter_of(now);
    const auto shared = fullness && !alone;
    auto at_hand = busy_.at_hand();
    bookings.take_quarters([&](const BookedQuarters& booking) {
        if (booking.from < inside.start || inside.end < booking.to) return false;
        if (!at_hand.take(booking)) {
            busy_.put_back(at_hand);
            make_room(buckets, booking);
            at_hand = busy_.at_hand();
            at_hand.take(booking);
        }
        if (starts) busy_.start(booking, booking.to <= by_now);
        if (shared) fullness->take({start_of_quarter(booking.from), start_of_quarter(booking.to)}, booking.seats);
        return true;
    });
    busy_.put_back(at_hand);
}

/// For a booking that is not near, or ends where there was none.
void Counter::make_room(const Buckets& buckets, BookedQuarters booking) {
    if (!busy_.is_near(booking.from)) {
        count_busy(buckets, quarter_of(end_of_time));
        busy_.begin(booking.from);
    }
    busy_.make_room(booking.to);
}

/// Up to a half hour of the wall, so that none is counted twice.
void Counter::count_until(const Buckets& buckets, std::int64_t instant) {
    const auto quarter = quarter_of(instant);
    const auto wall = quarter + clock->at(instant).offset / quarter_hour;
    count_busy(buckets, quarter - (wall & 1));
    if (instant == end_of_time) add_sums();
    if (fullness && alone) fullness->count_until(busy_.empty() ? instant : start_of_quarter(busy_.first()));
}

void Counter::count_busy(const Buckets& buckets, std::int64_t until) {
    if (busy_.empty()) return;
    const auto taken = busy_.before(until);
    count_quarters(buckets, taken);
    if (fullness && alone) fullness->take(taken);
    busy_.forget_before(until);
}

/// By opening and by hours of the wall, in which quarters are added up.
void Counter::count_quarters(const Buckets& buckets, const Quarters& taken) {
    if (taken.seats.empty()) return;
    const auto start = start_of_quarter(taken.first), end = start_of_quarter(taken.end());
    const auto [offset, until] = clock->at(start);
    if (offset % quarter_hour != 0 || end > until) return count_each_quarter(buckets, taken);
    const auto east = offset / quarter_hour;
    if (!taken.starts.empty()) count_starts(buckets, taken, east);
    const auto by_week = !group->week.empty();
    const auto into = buckets.hourly() || by_week ? Parts::hours : Parts::days;
    const auto add = [&](std::int64_t from, std::int64_t to, std::int64_t Counts::*part) {
        const auto first = quarter_of(from), count = quarter_of(to) - first;
        const auto skipped = static_cast<std::size_t>(first - taken.first);
        const auto seats = taken.seats.subspan(skipped, static_cast<std::size_t>(count));
        each_wall_part(first + east, seats, into, [&](auto day, int hour, std::span<const std::int32_t> quarters) {
            const auto seconds = quarter_hour * taken.sum(quarters);
            group->buckets[buckets.of(day, hour)].*part += seconds;
            if (by_week) group->week[hour_of_week(day, hour)].*part += seconds;
        });
    };
    split_by_opening(
        start, end, [&](auto from, auto to) { add(from, to, &Counts::booked); },
        [&](auto from, auto to) { add(from, to, &Counts::outside); });
}

void Counter::count_starts(const Buckets& buckets, const Quarters& taken, std::int64_t east) {
    const auto into = buckets.hourly() ? Parts::hours : Parts::days;
    each_wall_part(taken.first + east, taken.starts, into, [&](auto day, int hour, std::span<const Starts> quarters) {
        std::int64_t began = 0, over = 0;
        for (const auto& quarter : quarters) {
            began += quarter.began;
            over += quarter.over;
        }
        if (began > 0) add_starts(buckets.of(day, hour), began, over);
    });
}

/// Where the clock changes.
void Counter::count_each_quarter(const Buckets& buckets, const Quarters& taken) {
    auto at = start_of_quarter(taken.first);
    for (std::size_t i = 0; i < taken.seats.size(); ++i) {
        if (taken.seats[i] > 0) count_taken(buckets, {at, at + quarter_hour}, taken.seats[i]);
        if (i < taken.starts.size() && taken.starts[i].began > 0)
            add_starts(buckets.at(clock->wall(Instant(Seconds(at)))), taken.starts[i].began, taken.starts[i].over);
        at += quarter_hour;
    }
}

void Counter::count_taken(const Buckets& buckets, const Stretch& during, std::int64_t seats) const {
    split_by_opening(
        during.start, during.end,
        [&](auto from, auto to) {
            add_hours(*clock, buckets, *group, from, to, [&](Counts& c, auto length) { c.booked += length * seats; });
        },
        [&](auto from, auto to) {
            add_hours(*clock, buckets, *group, from, to, [&](Counts& c, auto length) { c.outside += length * seats; });
        });
}

/// Its hours in each part it is made of; that it starts, once in each group they count into.
void Counter::count_one(const Buckets& buckets, const Booked& booking, std::int64_t now) {
    count_hours(buckets, booking, now);
    count_start(buckets, booking, now);
    auto of_part = booking;
    of_part.seats = all_seats;
    for (auto part = parts.begin(); part != parts.end(); ++part) {
        (*part)->count_hours(buckets, of_part, now);
        if (std::none_of(parts.begin(), part, [&](const Counter* other) { return other->group == (*part)->group; }))
            (*part)->count_start(buckets, of_part, now);
    }
}

void Counter::count_hours(const Buckets& buckets, const Booked& booking, std::int64_t now) {
    const auto start = std::max(booking.start, period.start), end = std::min(booking.end, period.end);
    if (start >= end || !group) return;
    each_seats(booking.seats, start, end, [&](auto seated, auto until, auto seats) {
        count_taken(buckets, {seated, until}, seats);
        if (fullness) fullness->take({seated, until}, seats);
    });
    if (!booking.in) return;
    measured_ = true;
    const auto left = booking.out.value_or(now);
    each_seats(booking.seats, std::max(*booking.in, start), std::min(left, end),
               [&](auto seated, auto until, auto seats) {
                   split_by_opening(
                       seated, until,
                       [&](auto from, auto to) {
                           add_hours(*clock, buckets, *group, from, to,
                                     [&](Counts& c, auto length) { c.attended += length * seats; });
                       },
                       [](auto, auto) {});
               });
}

/// In the first of the periods it lies in.
void Counter::count_start(const Buckets& buckets, const Booked& booking, std::int64_t now) {
    if (!group || !starts || booking.start < period.start || booking.start >= period.end) return;
    add_starts(buckets.at(clock->wall(Instant(Seconds(booking.start)))), 1, !booking.in && booking.end <= now ? 1 : 0);
}

/// Bookings, and those of them that are over and nobody checked in at.
void Counter::add_starts(std::size_t bucket, std::int64_t began, std::int64_t over) {
    group->buckets[bucket].bookings += began;
    if (over == 0) return;
    no_shows_.resize(group->buckets.size());
    no_shows_[bucket] += over;
}

void Counter::add_measured(const OpenSeconds& open_so_far) {
    no_shows_.resize(group->buckets.size());
    for (std::size_t i = 0; i < no_shows_.size(); ++i) {
        auto& counts = group->buckets[i];
        counts.measured_open += open_so_far.buckets[i];
        counts.no_shows += no_shows_[i];
    }
}

}  // namespace tiers::report
