#pragma once

#include <tiers/waiting.h>

namespace tiers::booking {

/// Gives what these bookings free to who waits for their resources, or for others that share a part with them, in order
/// of asking: one who does not fit is passed over, and keeps the place. Those that were made.
std::vector<Booking> promote(Store& store, const std::vector<Booking>& freed);

}  // namespace tiers::booking
