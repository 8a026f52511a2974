#pragma once

#include <tiers/catalogue.h>
#include <map>

namespace tiers::member {

/// What [presence] of tiers.toml says.
struct PresenceRules {
    Seconds half_day = std::chrono::hours(4);
    std::optional<Seconds> auto_checkout;  ///< since midnight, on the wall
};
PresenceRules presence_rules(const Store& store);

/// One for up to [presence] half_day, two for longer.
std::int64_t half_days(const PresenceRules& rules, Minutes of_a_day);

/// When somebody left who never checked out: at auto_checkout of the day they came, or else at the end of its opening;
/// at midnight where they came later than that. An opening of a day or longer ends at midnight.
Instant automatic_end(const PresenceRules& rules, const catalogue::Place& place, Instant checked_in);

/// The same for the places of a store, each read once.
class AutomaticEnds {
public:
    explicit AutomaticEnds(const Store& store) : store_(store), rules_(presence_rules(store)) {}
    Instant operator()(const std::string& place, Instant checked_in);

private:
    const Store& store_;
    PresenceRules rules_;
    std::map<std::string, catalogue::Place> places_;
};

}  // namespace tiers::member
