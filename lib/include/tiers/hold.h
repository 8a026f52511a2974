#pragma once

#include <tiers/booking.h>

namespace tiers::booking {

/// Whether anything has lapsed, or become firm, that is not written yet.
TIERS_API bool lapses_due(const Store& store);
/// Ends what has lapsed by now, makes firm the occurrences that have come near, and gives freed seats to who waits for
/// them. Whatever writes bookings does this first; it does nothing where nothing is due.
TIERS_API void end_lapsed(Store& store);

/// Confirms one that is held or pending; its price is fixed now. Throws Conflict for one that is confirmed or has
/// ended.
TIERS_API Booking approve(Store& store, Id id);
/// Ends one that is held or pending. Throws as approve does.
TIERS_API Booking decline(Store& store, Id id, const std::string& reason);
/// Lets one that nobody came for count as cancelled in time: it costs nothing. Throws Conflict for one that is to come,
/// that somebody came for, or that ended otherwise.
TIERS_API Booking excuse(Store& store, Id id, const std::string& reason);

}  // namespace tiers::booking
