#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "report/busy_time.h"
#include "report/local_clock.h"
#include "report/occupancy_count.h"
#include "store/segments.h"

namespace tiers::report {

/// An open stretch, in UTC seconds.
using Stretch = Interval<std::int64_t>;

/// An open stretch with the units there are then.
struct Open {
    Stretch span;
    std::int64_t units;
};

/// Units there are from an instant on.
struct Units {
    std::int64_t since;
    std::int64_t units;

    auto operator<=>(const Units&) const = default;
};

/// Calls take(from, to, units) for each part of [start, end) with the same units, by steps that begin before it.
template <class Take>
void each_units(const std::vector<Units>& steps, std::int64_t start, std::int64_t end, Take take) {
    for (std::size_t i = 0; i < steps.size() && start < end; ++i) {
        const auto until = i + 1 < steps.size() ? std::min(end, steps[i + 1].since) : end;
        if (until <= start) continue;
        take(start, until, steps[i].units);
        start = until;
    }
}

/// How long something is open, times its units.
struct OpenSeconds {
    std::vector<std::int64_t> buckets;
    std::array<std::int64_t, hours_of_week> week{};
};
OpenSeconds open_seconds(const std::vector<Open>& stretches, const LocalClock& clock, const Buckets& buckets);

/// What is open of one day of the wall, in quarters of an hour since 1970; and where it is counted: in the bucket of
/// the day, or from one quarter of the week on, those of all buckets one after the other.
struct OpenDay {
    std::int64_t from, to;
    std::size_t bucket, of_week;
};
/// Ascending, without those on which hours of the wall begin within quarters.
std::vector<OpenDay> open_days(const std::vector<Stretch>& open, const Stretch& period, const LocalClock& clock,
                               const Buckets& buckets);

class Fullness;

/// After all there is.
constexpr auto end_of_time = std::numeric_limits<std::int64_t>::max();

/// Instead of a number of seats: all there are, of a part when the whole is booked.
constexpr std::int64_t all_seats = 0;

/// Counts what happens on one resource into the group it belongs to.
struct Counter {
    Zone zone = Zone::utc();
    std::shared_ptr<const LocalClock> clock;  ///< its own: a clock remembers where it was asked last
    Stretch period;
    std::shared_ptr<const std::vector<Stretch>> open;  ///< ascending, apart from one another
    std::vector<Units> units;                          ///< ascending, the first since ever
    Group* group = nullptr;                            ///< none for a whole that only counts in its parts
    std::vector<Counter*> parts = {};                  ///< a whole counts in the parts it is made of
    Fullness* fullness = nullptr;                      ///< where a peak is asked for
    std::shared_ptr<const std::vector<OpenDay>> days;  ///< where only sums of what is booked are asked for
    bool alone = false;                                ///< whether nothing else is counted into its group
    bool starts = true;                                ///< whether bookings, no-shows and check-ins are counted
    bool by_quarters = false;                          ///< whether all else about it changes at quarters of an hour
    std::size_t strand = 0;                            ///< with what it is counted

    /// Counts what is booked, some of it once count_until is called; what starts earlier comes before what starts
    /// later.
    void count(const Buckets& buckets, BookedRows bookings, std::int64_t now);
    /// Nothing that starts before is still to come.
    void count_until(const Buckets& buckets, std::int64_t instant);
    /// Whether somebody checked in, of what was counted.
    bool measured() const { return measured_; }
    /// Adds what is told where somebody checked in, and what was open so far.
    void add_measured(const OpenSeconds& open_so_far);
    /// Adds seats within opening to a part of what is counted: those that a subscription holds, or that are not sure.
    void add(const Buckets& buckets, const Stretch& during, std::int64_t seats, std::int64_t Counts::*part) const;
    /// Counts the heads that came to what is booked whole, of those it holds.
    void came(const Buckets& buckets, const Stretch& during, std::int64_t heads, std::int64_t holds) const;
    /// Seats that somebody has for a time, where a peak is asked for.
    void take(const Stretch& during, std::int64_t seats) const;

private:
    void count_one(const Buckets& buckets, const Booked& booking, std::int64_t now);
    void count_hours(const Buckets& buckets, const Booked& booking, std::int64_t now);
    void count_start(const Buckets& buckets, const Booked& booking, std::int64_t now);
    void add_starts(std::size_t bucket, std::int64_t began, std::int64_t over);
    void count_taken(const Buckets& buckets, const Stretch& during, std::int64_t seats) const;
    void count_quarters(const Buckets& buckets, const Quarters& taken);
    void count_starts(const Buckets& buckets, const Quarters& taken, std::int64_t east);
    void count_each_quarter(const Buckets& buckets, const Quarters& taken);
    void count_busy(const Buckets& buckets, std::int64_t until);
    void make_room(const Buckets& buckets, BookedQuarters booking);
    void take_in_front(const Buckets& buckets, BookedRows& bookings, std::int64_t now);
    void sum_in_front(const Buckets& buckets, BookedRows& bookings);
    void sum_day(const OpenDay& day, BookedRows& bookings) const;
    void sum_quarters_of_week(const OpenDay& day, BookedRows& bookings);
    void add_sums();
    const OpenDay* open_day(std::int64_t quarter);
    template <class Take>
    void each_seats(std::int64_t wanted, std::int64_t start, std::int64_t end, Take take) const;
    void go_to_opening(std::int64_t instant) const;
    template <class Inside, class Outside>
    void split_by_opening(std::int64_t start, std::int64_t end, Inside inside, Outside outside) const;

    bool measured_ = false;
    std::vector<std::int64_t> no_shows_;  ///< by bucket, where there are any
    BusyTime busy_;
    std::vector<std::int64_t> changes_;  ///< of the seats taken from one quarter of the week to the next
    mutable std::size_t next_ = 0;       ///< open stretch: bookings come nearly in order
    std::size_t next_day_ = 0;           ///< open day
};

}  // namespace tiers::report
