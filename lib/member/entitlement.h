#pragma once

#include "member/allowance.h"
#include "member/overage.h"

namespace tiers::member {

/// What some buckets can give to a member; to a booking none whose plan grants the time for presences.
std::vector<Allowance> allowances_for(const Store& store, Id member, bool booking, const std::vector<Bucket>& buckets);
Allowance allowance_of(const Bucket& bucket, Id member);

/// How much of what a member would have allowances cover, as they stand.
struct Coverable {
    std::int64_t amount = 0;
    bool unlimited = false;  ///< by an allowance without a limit
};

/// When and for what something is wanted.
struct Occasion {
    Day day{};
    std::vector<std::string> things;  ///< a resource and its kind, or the kind alone; any when empty
    bool booking = false;             ///< or a presence
};

/// What a member may have of a thing on a day: read once, asked in each unit.
class Entitlement {
public:
    Entitlement(const Store& store, Id member, Occasion occasion);

    Coverable coverable(const std::string& unit, std::int64_t amount) const;
    /// What a plan charges for so much more than it grants of the thing: by the member's own plans, or else their
    /// organisation's, that grant some of it and price its unit. Nothing where none does.
    std::optional<OverageCost> beyond(const std::string& unit, std::int64_t amount) const;

private:
    Occasion occasion_;
    std::vector<Allowance> allowances_;
    std::vector<PlanHeld> plans_;
};

}  // namespace tiers::member
