#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace tiers {

/// Where there is no room for what is booked.
struct Overbooked {
    std::string_view entity;  ///< booking: that starts then; or resource: whose capacity falls then
    std::int64_t id;
    std::string_view rule;  ///< capacity, or parts: it meets a booking of a resource that excludes it
};

/// A sweep over all that is booked of some resources, or of all; told apart from the triggers and from the rules of
/// booking. Bookings that set a rule aside are not held against it.
std::vector<Overbooked> overbooked(Database& db, const std::optional<std::vector<std::int64_t>>& resources = {});

}  // namespace tiers
