#include "member/presence_days.h"

#include <algorithm>

namespace tiers::member {

std::map<PresenceDay, Spent> presence_days(const Store& store, const PresenceQuery& query) {
    std::map<PresenceDay, Spent> found;
    each_presence(store, query, [&](const Presence& presence) {
        const auto day = Zone::named(presence.timezone).day(presence.checked_in);
        const auto [at, first] = found.try_emplace({day, presence.place, presence.member});
        auto& spent = at->second;
        if (first) spent.arrived = presence.checked_in;
        spent.member_name = presence.member_name;
        spent.timezone = presence.timezone;
        spent.left = std::max(spent.left, presence.checked_out.value_or(store.now()));
        spent.minutes += lasted(presence, store.now());
    });
    return found;
}

}  // namespace tiers::member
