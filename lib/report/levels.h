#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "report/counter.h"

namespace tiers::report {

/// So many seats, for a stretch of time.
struct Level {
    Stretch during;
    std::int64_t seats;
};

/// When how many seats are open, by a clock, as far as that lies in a period; things that are open alike share one.
struct OpenSeats {
    struct HalfHours {
        std::int64_t count = 0, seats = 0;  ///< how many there are, and the seats of the first
    };
    /// Stretches may come in any order and lie over one another.
    OpenSeats(const std::vector<Open>& open, const LocalClock& clock, const Stretch& period, const Buckets& buckets);

    std::vector<Level> levels;          ///< one after the other
    std::vector<HalfHours> half_hours;  ///< of each bucket
};

/// How many half hours were how full.
class HalfHourTally {
public:
    explicit HalfHourTally(std::size_t buckets) : buckets_(buckets), times_(buckets * width_) {}

    /// One more; how many there were before.
    std::uint32_t add(std::size_t bucket, std::int64_t seats) {
        const auto taken = static_cast<std::size_t>(seats);
        return taken < width_ || widen(taken) ? times_[bucket * width_ + taken]++ : many_[{bucket, seats}]++;
    }
    /// How many there were; none are left.
    std::uint32_t take(std::size_t bucket, std::int64_t seats);

private:
    bool widen(std::size_t seats);

    std::size_t buckets_, width_ = 16;
    std::vector<std::uint32_t>
        times_;  ///< of each bucket, by the number of seats, as far as that is less than `width_`
    std::map<std::pair<std::size_t, std::int64_t>, std::uint32_t> many_;
};

/// How full a group is. What is taken is counted as time goes on, so that little is kept.
class Fullness {
public:
    Fullness(std::shared_ptr<const OpenSeats> open, std::shared_ptr<const LocalClock> clock, const Stretch& period,
             const Buckets& buckets);

    /// Seats that somebody has; not before what is counted already.
    void take(const Stretch& during, std::int64_t seats) {
        comes_.push_back({during.start, seats});
        goes_.push_back({during.end, seats});
    }
    /// The same of all there is from quarter to quarter, up to a half hour of the wall; nothing more will be taken
    /// before.
    void take(const Quarters& taken);
    /// Nothing more will be taken before.
    void count_until(std::int64_t until);
    /// Of each bucket, when all is told.
    std::vector<Levels> end();

private:
    struct Change {
        std::int64_t at, seats;
    };
    /// The first of the half hours of a bucket that were as full, and the seats open then.
    struct AsFull {
        std::size_t bucket;
        std::int64_t seats, at, of;
    };
    /// A half hour of the wall, and what is taken in the quarters of it.
    struct InQuarters {
        std::int64_t first, in_first, in_second;
    };
    /// So many seats are open all the time, or none.
    struct Steady {
        Stretch during{0, 0};
        std::optional<std::int64_t> seats = {};
    };
    /// The half hour, in which something is taken, that was reached.
    struct HalfHour {
        Stretch during{std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::min()};
        std::size_t bucket = 0;
        bool open = false, partly = false;   ///< throughout; at some time, but not throughout
        std::int64_t of = 0;                 ///< seats open when it was fullest
        std::int64_t fullest = 0;            ///< while it was open
        std::int64_t peak = 0, peak_at = 0;  ///< whether open or not
    };

    static void put_in_order(std::vector<Change>& changes);
    void hold(std::int64_t from, std::int64_t to);
    void enter(std::int64_t at);
    void hold_open(std::int64_t from, std::int64_t to);
    void leave();
    bool alone_within(const Quarters& taken) const;
    void take_each(const Quarters& taken);
    void count_half_hours(std::size_t bucket, std::int64_t first, std::span<const std::int32_t> seats,
                          bool from_second);
    void count_half_hour(std::size_t bucket, const InQuarters& taken);
    void look_ahead(std::int64_t from);
    void hold_both(const InQuarters& taken);
    void raise_peak(std::size_t bucket, const Taken& taken);
    bool count_full(std::size_t bucket, std::int64_t fullest, std::int64_t at, std::int64_t of);
    void settle();
    Taken p95_of(std::span<const AsFull> half_hours);

    std::shared_ptr<const OpenSeats> open_;
    std::shared_ptr<const LocalClock> clock_;
    Stretch period_;
    const Buckets& buckets_;
    std::vector<Change> comes_, goes_;
    std::int64_t seats_ = 0, since_ = 0;
    std::size_t next_open_ = 0;
    HalfHour now_;
    Steady steady_;
    std::vector<Levels> found_;
    bool one_by_one_;                 ///< buckets follow one another
    HalfHourTally tally_;             ///< of the last bucket alone, where they do
    std::vector<AsFull> half_hours_;  ///< in which something was taken, of what is not settled
};

}  // namespace tiers::report
