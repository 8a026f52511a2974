#pragma once

#include <tiers/booking.h>

#include "booking/claim.h"

namespace tiers::booking {

/// A resource with its place and zone, held together while claims point at them.
struct Site {
    catalogue::Resource resource;
    catalogue::Place place;
    Zone zone;
};
Site site(const Store& store, std::string_view resource);

/// Writes one booking that the rules are content with. Throws what they refuse.
Booking write(Store& store, const Site& site, const Request& request, const Span& span,
              std::optional<std::int64_t> series, std::optional<WallTime> original, std::vector<Step>* steps);

/// The occurrences of a new series (lib/booking/series.cpp).
Made add_series(Store& store, const Site& site, const Request& request);

}  // namespace tiers::booking
