#pragma once

#include <tiers/catalogue.h>
#include <vector>

#include "catalogue/capacity.h"

namespace tiers::catalogue {

/// Units that remain for bookings: those declared, less what subscriptions hold of the resource, and none while one
/// that shares a part with it is held. Throws Conflict where more is held than there is.
std::vector<Units> bookable_units(const Store& store, const Resource& resource, const Zone& zone);

/// Writes the units of a resource that subscriptions hold or no longer hold, and of those that share a part with it.
/// Throws Conflict where they are booked then, or held.
void write_held(Store& store, std::string_view id);

}  // namespace tiers::catalogue
