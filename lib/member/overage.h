#pragma once

#include <tiers/ledger.h>
#include <tiers/plan.h>
#include <tiers/subscription.h>
#include <span>

namespace tiers::member {

/// What costs what no allowance covered, in cents, to the nearest: by the price of its unit; where a day and a half-day
/// have one, whole days by the first and the half-day that is left by the second. Money costs itself. Nothing where no
/// price counts in the same measure.
std::optional<std::int64_t> overage_of(std::span<const Overage> prices, std::string_view unit, std::int64_t amount);

struct OverageCost {
    std::int64_t amount = 0;
    std::optional<Subscription> subscription;  ///< that tells the price; money needs none
    PlanVersion version = {};
};
/// The same for a use, by the plan that the member, or else their organisation, is on that day.
std::optional<OverageCost> cost_of(const Store& store, const Use& use);

/// A plan that somebody is on, in the version that holds.
struct PlanHeld {
    Subscription subscription;
    PlanVersion version;
};
/// Those of a member on a day, then of the organisations they belong to.
std::vector<PlanHeld> plans_on(const Store& store, Id member, Day day);
/// Declared ids of the plans that a member, or an organisation they belong to, is on that day.
std::vector<std::string> plan_ids_on(const Store& store, Id member, Day day);

}  // namespace tiers::member
