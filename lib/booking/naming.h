#pragma once

#include <tiers/booking.h>
#include <set>

namespace tiers::booking {

/// Whom those who look at bookings from outside see by name.
struct Naming {
    bool everybody = true;
    std::set<member::Id> agreed = {};

    bool names(const Booking& booking) const { return everybody || agreed.contains(booking.member); }
};
/// Everybody, or those who agree on a day to be named on a screen.
Naming naming(const Store& store, bool everybody, Day day);

}  // namespace tiers::booking
