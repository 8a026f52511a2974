#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "base/floor_div.h"
#include "store/packed_rows.h"

namespace tiers::report {

/// Bookings that start in a quarter of an hour, and those of them that have ended by now.
struct Starts {
    std::int32_t began = 0, over = 0;
};

/// Quarters of an hour of a resource, one after the other; the first by its number since 1970.
struct Quarters {
    std::int64_t first;
    std::span<const std::int32_t> seats;  ///< that are taken
    std::span<const std::int64_t> sums;   ///< of the seats before each of them, and of all
    std::span<const Starts> starts;       ///< none where they are not counted

    std::int64_t end() const { return first + static_cast<std::int64_t>(seats.size()); }
    /// Of some of them.
    std::int64_t sum(std::span<const std::int32_t> some) const {
        const auto* before = sums.data() + (some.data() - seats.data());
        return before[some.size()] - before[0];
    }
};

constexpr std::size_t quarters_of_hour = 4, quarters_of_day = 96;

/// Parts of the wall's time.
enum class Parts { hours, days };

/// Calls take(day, hour, quarters) for those of each hour or day of the wall, from the quarter `wall` of that clock on.
template <class Quarter, class Take>
void each_wall_part(std::int64_t wall, std::span<const Quarter> quarters, Parts parts, Take take) {
    auto day = floor_div(wall, quarters_of_day);
    auto of_day = static_cast<std::size_t>(wall - day * std::int64_t{quarters_of_day});
    while (!quarters.empty()) {
        const auto left =
            parts == Parts::hours ? quarters_of_hour - of_day % quarters_of_hour : quarters_of_day - of_day;
        const auto count = std::min(quarters.size(), left);
        take(day, static_cast<int>(of_day / quarters_of_hour), quarters.first(count));
        quarters = quarters.subspan(count);
        of_day += left;
        if (of_day == quarters_of_day) {
            ++day;
            of_day = 0;
        }
    }
}

/// What is taken of a resource, quarter by quarter of an hour, as far as it is not counted yet. Of each booking only
/// the two quarters in which it begins and ends are touched; what is taken is added up in the end.
class BusyTime {
public:
    bool empty() const { return first_ == nowhere; }
    /// Of what is not empty.
    std::int64_t first() const { return first_; }

    /// Whether a quarter lies neither before all this, nor so long after it that the time between is better not looked
    /// at; none is near what is empty.
    bool is_near(std::int64_t quarter) const { return place_of(quarter) <= end_ + long_after; }
    /// From a quarter on, what is empty.
    void begin(std::int64_t quarter) { first_ = quarter; }

    /// What is at hand, so that a booking is taken in a few steps.
    class AtHand {
    public:
        /// False for what is not near, or ends where there is no room for it.
        bool take(const BookedQuarters& booking) {
            const auto from = static_cast<std::size_t>(booking.from) - first_;
            const auto to = static_cast<std::size_t>(booking.to) - first_;
            if (from > end_ + long_after || to >= room_) return false;
            const auto seats = static_cast<std::int32_t>(booking.seats);
            seats_[from] += seats;
            seats_[to] -= seats;
            end_ = std::max(end_, to);
            return true;
        }

    private:
        friend BusyTime;
        explicit AtHand(BusyTime& all)
            : first_(static_cast<std::size_t>(all.first_)),
              end_(all.end_),
              room_(all.seats_.size()),
              seats_(all.seats_.data()) {}

        std::size_t first_, end_, room_;
        std::int32_t* seats_;
    };
    AtHand at_hand() { return AtHand(*this); }
    void put_back(const AtHand& at_hand) { end_ = at_hand.end_; }
    /// For what begins near and ends before a quarter, or at it.
    void make_room(std::int64_t quarter);
    /// That it starts, of what was taken.
    void start(const BookedQuarters& booking, bool over) {
        if (starts_.size() < seats_.size()) starts_.resize(seats_.size());
        auto& starts = starts_[place_of(booking.from)];
        starts.began += 1;
        starts.over += over ? 1 : 0;
    }

    /// What is taken before a quarter, to be forgotten once it is counted.
    Quarters before(std::int64_t quarter);
    void forget_before(std::int64_t quarter);

private:
    static constexpr std::size_t long_after = 12;
    static constexpr auto nowhere = std::numeric_limits<std::int64_t>::max();

    /// Beyond all others for what lies before.
    std::size_t place_of(std::int64_t quarter) const {
        return static_cast<std::size_t>(quarter) - static_cast<std::size_t>(first_);
    }
    std::size_t count_before(std::int64_t quarter) const;

    std::int64_t first_ = nowhere;
    std::size_t end_ = 0;              ///< quarters in which something is taken
    std::vector<std::int32_t> seats_;  ///< of those and the one after: more than in the quarter before
    std::vector<std::int64_t> sums_;
    std::vector<Starts> starts_;  ///< none where they are not counted
};

}  // namespace tiers::report
