#pragma once

#include <tiers/ledger.h>

namespace tiers::member {

/// Days that members came, in the clock of the place: those that are over.
struct Covering {
    Period period;
    std::string place = {};   ///< declared id, empty for all
    std::string of = "desk";  ///< declared id of a resource, or a kind: what they had there
};

/// Notes each day a member came as a use of its half-days ([presence] half_day), once. A day whose presences were
/// corrected since, or that an allowance sold since can cover, is noted anew; one that somebody took back stays so. Who
/// holds something there by subscription, or belongs to an organisation that does, uses no allowance, nor who booked
/// what they had there at a price. Returns what was
/// withdrawn and noted.
TIERS_API std::vector<Use> cover_presences(Store& store, const Covering& covering);
/// Whether a day that a member came to a place was noted, and allowances cover all of it.
TIERS_API bool day_is_covered(const Store& store, Id member, Day day, const std::string& place);

/// A day that a member came, and nobody pays for: not noted, or beyond allowances where no plan says what that costs.
struct UnbilledDay {
    Day day{};
    std::string place;
    Id member = 0;
    std::string member_name;
    Span span;  ///< from the first arrival to the last end
    Minutes minutes{};
    std::optional<std::int64_t> use;
};
/// Nothing where no plan and no pack counts days.
TIERS_API std::optional<std::vector<UnbilledDay>> unbilled_days(const Store& store, const Covering& covering);

}  // namespace tiers::member
