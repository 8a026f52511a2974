#pragma once

#include <tiers/affiliation.h>
#include <tiers/subscription.h>
#include <map>
#include <string>
#include <vector>

namespace tiers::member {

/// What subscriptions hold at places on the days of a period, an office let or desks kept: theirs without a booking.
class Holdings {
public:
    Holdings(const Store& store, const Period& period);

    /// Whom a person comes for on a day: themselves, and the organisations they belong to.
    std::vector<Id> holders(Id person, Day day) const;
    /// Whether one of these holds something at a place, by its declared id.
    bool by(Id person, Day day, const std::string& place) const;

private:
    std::map<Id, std::vector<Affiliation>> organisations_;
    std::map<Id, std::vector<Subscription>> held_;
    std::map<std::string, std::string> places_;  ///< of each resource
};

}  // namespace tiers::member
