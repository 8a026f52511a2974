#include "member/overage.h"

#include <algorithm>

#include "member/allowance.h"
#include "member/allowance_amount.h"
#include "member/ledger_rules.h"
#include "member/ledger_store.h"

namespace tiers::member {

namespace {

const Overage* price_of(std::span<const Overage> prices, std::string_view unit) {
    const auto found = std::find_if(prices.begin(), prices.end(), [&](const Overage& one) { return one.unit == unit; });
    return found == prices.end() ? nullptr : &*found;
}

std::int64_t priced(const Overage& price, std::int64_t amount) {
    const auto whole = in_measure(price.unit);
    return (2 * price.price * amount + whole) / (2 * whole);
}

/// The plans somebody is on that day, in the versions that hold.
std::vector<OverageCost> plans_on(const Store& store, Id member, Day day) {
    std::vector<OverageCost> found;
    SubscriptionQuery query;
    query.member = member;
    query.on = day;
    for (const auto& subscription : subscriptions(store, query)) {
        const auto periods = subscription_periods(store, subscription, {Day::min(), day + one_day});
        if (!periods.empty()) found.push_back({0, subscription, periods.back().version});
    }
    return found;
}

bool grants_some(const PlanVersion& version, const std::string& unit, const std::vector<std::string>& things) {
    return std::any_of(version.grants.begin(), version.grants.end(), [&](const Grant& one) {
        return same_measure(one.unit, unit) &&
               (one.of.empty() || std::find(things.begin(), things.end(), one.of) != things.end());
    });
}

}  // namespace

std::optional<std::int64_t> overage_of(std::span<const Overage> prices, std::string_view unit, std::int64_t amount) {
    if (unit == "money") return amount;
    if (measure_of(unit) != "half-day") {
        const auto* price = price_of(prices, unit);
        return price ? std::optional(priced(*price, amount)) : std::nullopt;
    }
    const auto* day = price_of(prices, "day");
    const auto* half_day = price_of(prices, "half-day");
    if (day && half_day) return amount / 2 * day->price + amount % 2 * half_day->price;
    if (!day && !half_day) return std::nullopt;
    return priced(day ? *day : *half_day, amount);
}

std::optional<OverageCost> cost_of(const Store& store, const Use& use) {
    if (use.uncovered() == 0) return OverageCost{};
    for (const auto who : whose_allowances(store, use.member, use.day))
        for (auto& plan : plans_on(store, who, use.day))
            if (const auto amount = overage_of(plan.version.overage, use.unit, use.uncovered())) {
                plan.amount = *amount;
                return plan;
            }
    if (const auto amount = overage_of({}, use.unit, use.uncovered())) return OverageCost{*amount, {}, {}};
    return std::nullopt;
}

std::vector<std::string> plan_ids_on(const Store& store, Id member, Day day) {
    std::vector<std::string> ids;
    for (const auto who : whose_allowances(store, member, day))
        for (const auto& plan : plans_on(store, who, day)) ids.push_back(plan.subscription->plan);
    return ids;
}

std::optional<OverageCost> beyond_allowances(const Store& store, const Using& wanted, std::int64_t uncovered) {
    const auto things = things_of(store, wanted.of);
    for (const auto who : whose_allowances(store, wanted.member, wanted.day))
        for (auto& plan : plans_on(store, who, wanted.day)) {
            const auto left_out = wanted.booking && plan.version.price_first;
            if (left_out || !grants_some(plan.version, wanted.unit, things)) continue;
            if (const auto amount = overage_of(plan.version.overage, wanted.unit, uncovered)) {
                plan.amount = *amount;
                return plan;
            }
        }
    return std::nullopt;
}

}  // namespace tiers::member
