#pragma once

#include <tiers/catalogue.h>
#include <vector>

namespace tiers::catalogue {

/// Units that bookings of a resource may take at once, from an instant on.
struct Units {
    Instant since;
    int units;
    auto operator<=>(const Units&) const = default;
};

/// From local midnight on: its seats, or 1 for a resource booked whole that holds anybody at all.
std::vector<Units> units_of(const Resource& resource, const Zone& zone);
/// Makes the table `capacity` hold these. Throws Conflict when bookings would stand above it.
void write_units(Store& store, const Resource& resource, const std::vector<Units>& wanted);

}  // namespace tiers::catalogue
