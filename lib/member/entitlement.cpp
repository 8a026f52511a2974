#include "member/entitlement.h"

#include <algorithm>

#include "member/ledger_rules.h"
#include "member/subscription_store.h"

namespace tiers::member {

namespace {

/// Whether a booking leaves a bucket alone: its plan grants the time for presences.
bool left_by_bookings(const Store& store, const Bucket& bucket) {
    if (!bucket.subscription || bucket.unit == "money") return false;
    const auto periods = subscription_periods(store, get_subscription(store, *bucket.subscription),
                                              {Day::min(), bucket.first + one_day});
    return !periods.empty() && periods.back().version.price_first;
}

bool grants_some(const PlanVersion& version, const std::string& unit, const std::vector<std::string>& things) {
    return std::any_of(version.grants.begin(), version.grants.end(), [&](const Grant& one) {
        return same_measure(one.unit, unit) &&
               (one.of.empty() || std::find(things.begin(), things.end(), one.of) != things.end());
    });
}

}  // namespace

Allowance allowance_of(const Bucket& bucket, Id member) {
    return {bucket.id,   bucket.member == member, bucket.unit,     bucket.of, bucket.first,
            bucket.last, bucket.left(),           bucket.unlimited};
}

std::vector<Allowance> allowances_for(const Store& store, Id member, bool booking, const std::vector<Bucket>& buckets) {
    std::vector<Allowance> found;
    for (const auto& bucket : buckets)
        if (!booking || !left_by_bookings(store, bucket)) found.push_back(allowance_of(bucket, member));
    return found;
}

Entitlement::Entitlement(const Store& store, Id member, Occasion occasion)
    : occasion_(std::move(occasion)),
      allowances_(
          allowances_for(store, member, occasion_.booking, buckets_now(store, member, occasion_.day, occasion_.day))),
      plans_(plans_on(store, member, occasion_.day)) {}

Coverable Entitlement::coverable(const std::string& unit, std::int64_t amount) const {
    const auto found = cover(allowances_, {unit, occasion_.things, occasion_.day, amount});
    return {amount - found.uncovered, found.unlimited};
}

std::optional<OverageCost> Entitlement::beyond(const std::string& unit, std::int64_t amount) const {
    for (const auto& plan : plans_) {
        const auto left_out = occasion_.booking && plan.version.price_first;
        if (left_out || !grants_some(plan.version, unit, occasion_.things)) continue;
        if (const auto cost = overage_of(plan.version.overage, unit, amount))
            return OverageCost{*cost, plan.subscription, plan.version};
    }
    return std::nullopt;
}

}  // namespace tiers::member
