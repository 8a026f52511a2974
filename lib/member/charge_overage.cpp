#include "member/charge_overage.h"

#include <algorithm>

#include "member/ledger_store.h"
#include "member/overage.h"

namespace tiers::member {

namespace {

Charge of_use(const Use& use, const OverageCost& cost) {
    Charge charge;
    charge.member = charge.payer = use.member;
    charge.member_name = use.member_name;
    if (cost.subscription) {
        charge.payer = cost.subscription->owes();
        charge.subscription = cost.subscription->id;
        charge.plan = cost.subscription->plan;
        charge.version = cost.version.since;
        charge.vat = cost.version.vat;
    }
    charge.rule = msgid("overage");
    charge.use = use.id;
    charge.first = charge.last = charge.due = use.day;
    charge.unit = use.unit;
    charge.quantity = use.uncovered();
    charge.price = charge.amount = cost.amount;
    return charge;
}

/// Of what was charged and is owed no more.
Charge nothing_of(const Charge& written) {
    auto charge = written;
    charge.quantity = 0;
    charge.price = charge.amount = 0;
    return charge;
}

/// The last that was written for a use, with the sum of all.
std::optional<Charge> written_of(const Store& store, std::int64_t use) {
    ChargeQuery query;
    query.use = use;
    const auto all = charges(store, query);
    if (all.empty()) return std::nullopt;
    auto last = *std::max_element(all.begin(), all.end(), [](const Charge& a, const Charge& b) { return a.id < b.id; });
    last.amount = 0;
    for (const auto& one : all) last.amount += one.amount;
    return last;
}

}  // namespace

std::vector<Charge> overage_to_write(const Store& store, Day until, Day today, std::optional<Id> payer) {
    std::vector<Charge> found;
    for (const auto& use : uses_to_charge(store, until, payer)) {
        const auto written = written_of(store, use.id);
        const auto cost = cost_of(store, use);
        if (!written && (!cost || cost->amount == 0)) continue;
        auto charge = cost && cost->amount != 0 ? of_use(use, *cost) : nothing_of(*written);
        if (payer && charge.payer != *payer) continue;
        if (written) {
            if (written->amount == charge.amount) continue;
            charge.amount -= written->amount;
            charge.corrects = written->id;
            charge.due = std::max(charge.due, today);
        }
        found.push_back(std::move(charge));
    }
    return found;
}

}  // namespace tiers::member
