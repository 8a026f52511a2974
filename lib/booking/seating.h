#pragma once

#include <array>
#include <unordered_map>

#include "booking/capacity.h"

namespace tiers::booking {

/// The classes of duration that bookings are indexed by: 0 up to an hour, 1 up to two, 2 up to four, ... 15.
int class_of(Seconds duration);

/// What is taken of a network, in memory: each resource read once, when first asked for, then kept up by its owner.
class Seating {
public:
    explicit Seating(const Store& store) : store_(store) {}

    /// Reads what is taken of every resource, instead of each when it is asked for.
    void read_all();
    /// The same as surroundings() of the database.
    Surroundings around(const Claim& claim);
    void add(std::int64_t resource, const Taken& taken) { of(resource).add(taken); }
    void remove(std::int64_t resource, const Taken& taken) { of(resource).remove(taken); }
    /// Seconds the resource now wants free after a booking.
    Seconds buffer(std::int64_t resource) { return of(resource).buffer; }

private:
    /// What starts in one stretch of time, in no order.
    struct Bin {
        std::int64_t number;
        std::vector<Taken> taken;
    };
    struct Seats {
        std::vector<std::int64_t> excluded;
        std::vector<Units> units;
        Seconds buffer{};
        /// By class of duration, so that one half-year booking does not make every search look half a year back.
        std::array<std::vector<Bin>, 16> by_class;
        Instant last = Instant::min();  ///< by which all of them are clear

        void add(const Taken& taken);
        void remove(const Taken& taken);
        std::vector<Taken> within(const Span& span) const;
        std::vector<Taken>& bin(const Taken& taken);
    };

    Seats& of(std::int64_t resource);

    const Store& store_;
    std::unordered_map<std::int64_t, Seats> seats_;
};

}  // namespace tiers::booking
