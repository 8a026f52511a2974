#include "member/holdings.h"

#include <tiers/catalogue.h>
#include <algorithm>

namespace tiers::member {

Holdings::Holdings(const Store& store, const Period& period) {
    for (auto& one : affiliations(store, {})) organisations_[one.member].push_back(std::move(one));
    SubscriptionQuery query{.from = period.from, .holding = true};
    if (period.to) query.until = *period.to - one_day;
    for (auto& one : subscriptions(store, query)) held_[one.member].push_back(std::move(one));
    for (const auto& place : catalogue::applied(store).places)
        for (const auto& resource : place.resources) places_[resource.id] = place.id;
}

std::vector<Id> Holdings::holders(Id person, Day day) const {
    std::vector<Id> found = {person};
    const auto theirs = organisations_.find(person);
    if (theirs == organisations_.end()) return found;
    for (const auto& one : theirs->second)
        if ((!one.first || *one.first <= day) && (!one.last || day <= *one.last)) found.push_back(one.organisation);
    return found;
}

bool Holdings::by(Id person, Day day, const std::string& place) const {
    const auto holds = [&](const Subscription& one) {
        const auto at = places_.find(one.resource);
        return one.days().contains(day) && at != places_.end() && at->second == place;
    };
    const auto all = holders(person, day);
    return std::any_of(all.begin(), all.end(), [&](Id holder) {
        const auto theirs = held_.find(holder);
        return theirs != held_.end() && std::any_of(theirs->second.begin(), theirs->second.end(), holds);
    });
}

}  // namespace tiers::member
