#pragma once

#include <tiers/find_free.h>

#include "booking/site.h"

namespace tiers::booking {

/// Windows of a resource within spans that are ordered and disjoint; the longest ones, of any length.
std::vector<FreeWindow> free_within(const Store& store, const Site& site, const std::vector<Span>& spans, int seats);

/// The next instant of the grid of a resource, that instant included, and the one before.
Instant grid_after(const Site& site, Instant at);
Instant grid_before(const Site& site, Instant at);

/// What is asked for and not there; empty when all is.
std::vector<std::string> missing_equipment(const catalogue::Resource& resource, const std::vector<std::string>& wanted);

/// Seats to claim of a resource for so many people.
inline int seats_for(const catalogue::Resource& resource, int people) {
    return resource.whole() ? 1 : people;
}

}  // namespace tiers::booking
