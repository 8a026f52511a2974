#pragma once

#include <limits>
#include <memory>
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
    /// Nothing more will be taken before.
    void count_until(std::int64_t until);
    /// Of each bucket, when all is told.
    std::vector<Levels> end();

private:
    struct Change {
        std::int64_t at, seats;
    };
    /// Half hours that were as full, and the first of them.
    struct AsFull {
        std::int64_t seats, count, at, of;
    };
    struct OfBucket {
        Taken peak;
        std::int64_t full = 0;
        std::vector<AsFull> half_hours = {};  ///< those in which something was taken
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
    Levels levels_of(std::size_t bucket);

    std::shared_ptr<const OpenSeats> open_;
    std::shared_ptr<const LocalClock> clock_;
    Stretch period_;
    const Buckets& buckets_;
    std::vector<Change> comes_, goes_;
    std::int64_t seats_ = 0, since_ = 0;
    std::size_t next_open_ = 0;
    HalfHour now_;
    std::vector<OfBucket> found_;
};

}  // namespace tiers::report
