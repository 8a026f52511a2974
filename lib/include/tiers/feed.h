#pragma once

#include <tiers/booking.h>
#include <functional>
#include <string_view>

namespace tiers::exchange {

/// A calendar of bookings that others subscribe to: of a resource, of a member, of a place, or of all.
struct Feed {
    booking::Query query;
    bool names = false;      ///< names everybody, not only those who agreed to be named on a screen
    bool free_busy = false;  ///< tells when, and nothing else
};

/// Writes it as an iCalendar file, a piece at a time, with times on the clock of the place. An event is summed up by
/// the name of the member where it may be told, else by the label of the booking, else as busy; those of one member by
/// label, or by what is booked.
TIERS_API void write_feed(const Store& store, const Feed& feed, const std::function<void(std::string_view)>& write);

}  // namespace tiers::exchange
