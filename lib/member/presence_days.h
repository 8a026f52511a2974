#pragma once

#include <tiers/presence.h>
#include <compare>
#include <map>

namespace tiers::member {

/// Whose presences add up: a day of a place's own clock, the place, the member.
struct PresenceDay {
    Day day{};
    std::string place;
    Id member = 0;
    auto operator<=>(const PresenceDay&) const = default;
};

struct Spent {
    std::string member_name, timezone;
    Instant arrived{}, left{};  ///< of the first presence and the last; now for one that goes on
    Minutes minutes{};
};
/// In order of day and place.
std::map<PresenceDay, Spent> presence_days(const Store& store, const PresenceQuery& query);

}  // namespace tiers::member
