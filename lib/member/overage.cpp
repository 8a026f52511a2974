#include "member/overage.h"

#include <algorithm>

#include "member/allowance_amount.h"
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

void add_plans(const Store& store, Id who, Day day, std::vector<PlanHeld>& found) {
    SubscriptionQuery query;
    query.member = who;
    query.on = day;
    for (auto& subscription : subscriptions(store, query)) {
        const auto periods = subscription_periods(store, subscription, {Day::min(), day + one_day});
        if (!periods.empty()) found.push_back({std::move(subscription), periods.back().version});
    }
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

std::vector<PlanHeld> plans_on(const Store& store, Id member, Day day) {
    std::vector<PlanHeld> found;
    for (const auto who : whose_allowances(store, member, day)) add_plans(store, who, day, found);
    return found;
}

std::vector<std::string> plan_ids_on(const Store& store, Id member, Day day) {
    std::vector<std::string> ids;
    for (auto& plan : plans_on(store, member, day)) ids.push_back(std::move(plan.subscription.plan));
    return ids;
}

std::optional<OverageCost> cost_of(const Store& store, const Use& use) {
    if (use.uncovered() == 0) return OverageCost{};
    for (auto& plan : plans_on(store, use.member, use.day))
        if (const auto amount = overage_of(plan.version.overage, use.unit, use.uncovered()))
            return OverageCost{*amount, std::move(plan.subscription), std::move(plan.version)};
    if (const auto amount = overage_of({}, use.unit, use.uncovered())) return OverageCost{*amount, {}, {}};
    return std::nullopt;
}

}  // namespace tiers::member
