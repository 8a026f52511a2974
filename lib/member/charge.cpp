#include <tiers/charge.h>
#include <algorithm>
#include <map>
#include <utility>

#include "member/charge_booking.h"
#include "member/charge_overage.h"
#include "member/charge_store.h"
#include "member/subscription_store.h"
#include "member/term.h"

namespace tiers::member {

namespace {

/// What a charge is for: a rule and the first day of the service.
using For = std::pair<std::string, Day>;

Charge of_subscription(const Subscription& subscription, std::string rule, const PlanVersion& version) {
    Charge charge;
    charge.member = subscription.member;
    charge.member_name = subscription.member_name;
    charge.payer = subscription.owes();
    charge.rule = std::move(rule);
    charge.subscription = subscription.id;
    charge.plan = subscription.plan;
    charge.version = version.since;
    charge.quantity = subscription.seats;
    return charge;
}

/// Dues, and what is paid once, are owed whole, whatever days are served.
Charge of_period(const Subscription& subscription, const SubscriptionPeriod& period) {
    const auto& version = period.version;
    auto charge = of_subscription(subscription,
                                  period.trial   ? msgid("trial")
                                  : version.dues ? msgid("dues")
                                                 : msgid("plan"),
                                  version);
    charge.first = charge.due = period.covered.start;
    const auto endless = period.covered.end == Day::max();
    charge.last = endless ? charge.first : std::max(charge.first, period.covered.end - one_day);
    charge.vat = version.vat;
    if (period.trial) return charge;
    charge.price = subscription.price.value_or(version.price);
    charge.amount = charge.price * charge.quantity;
    const auto served = period.served(), all = days_in(period.whole);
    if (version.dues || version.every == Every::once || served == all) return charge;
    charge.days = served;
    charge.of_days = all;
    charge.amount = prorated(charge.amount, served, all);
    return charge;
}

/// What of a deposit was asked by the one before, and goes on.
std::int64_t deposit_kept(const Store& store, const Subscription& subscription) {
    return subscription.follows ? get_subscription(store, *subscription.follows).deposit : 0;
}

bool followed(const Store& store, const Subscription& subscription) {
    auto row = store.db().prepare("select 1 from subscription where follows_id = :id and withdrawn is null");
    return row.bind(":id", subscription.id).step();
}

Charge of_deposit(const Subscription& subscription, const PlanVersion& version, const char* rule, Day day,
                  std::int64_t amount) {
    auto charge = of_subscription(subscription, rule, version);
    charge.first = charge.last = charge.due = day;
    charge.price = charge.amount = amount;
    charge.quantity = 1;
    return charge;
}

/// All that is owed for one subscription, by what it is for.
std::map<For, Charge> owed(const Store& store, const Subscription& subscription, Day until) {
    std::map<For, Charge> found;
    const auto put = [&](Charge charge) { found.emplace(For{charge.rule, charge.first}, std::move(charge)); };
    const auto periods = subscription_periods(store, subscription, {Day::min(), until + one_day});
    for (const auto& period : periods) put(of_period(subscription, period));
    if (periods.empty()) return found;
    const auto& version = periods.front().version;
    if (const auto more = subscription.deposit - deposit_kept(store, subscription); more != 0)
        put(of_deposit(subscription, version, msgid("deposit"), subscription.first, more));
    if (subscription.deposit != 0 && subscription.last && *subscription.last <= until && !followed(store, subscription))
        put(of_deposit(subscription, version, msgid("deposit-back"), *subscription.last, -subscription.deposit));
    return found;
}

/// What was written for the same thing.
struct Written {
    Charge last;
    std::int64_t amount = 0;
};

std::map<For, Written> written_of(const Store& store, const Subscription& subscription) {
    std::map<For, Written> found;
    ChargeQuery query;
    query.subscription = subscription.id;
    for (auto& one : charges(store, query)) {
        if (one.rule != "plan" && one.rule != "dues" && one.rule != "trial" && !one.rule.starts_with("deposit"))
            continue;
        auto& same = found[{one.rule, one.first}];
        same.amount += one.amount;
        same.last = std::move(one);
    }
    return found;
}

Charge correction(Charge charge, const Written& written, Day today) {
    charge.id = 0;
    charge.amount -= written.amount;
    charge.corrects = written.last.id;
    charge.due = std::max(charge.due, today);
    return charge;
}

/// What is nothing any more.
Charge nothing_of(const Written& written) {
    auto charge = written.last;
    charge.days = 0;
    charge.of_days = days_in({charge.first, charge.last + one_day});
    charge.amount = 0;
    return charge;
}

void compare(const Store& store, const Subscription& subscription, Day until, Day today, std::vector<Charge>& found) {
    const auto written = written_of(store, subscription);
    auto reach = until;
    for (const auto& [what, one] : written) reach = std::max(reach, one.last.first);
    const auto all = owed(store, subscription, reach);
    for (const auto& [what, charge] : all) {
        const auto before = written.find(what);
        if (before == written.end()) {
            if (charge.due <= until) found.push_back(charge);
        } else if (before->second.amount != charge.amount) {
            found.push_back(correction(charge, before->second, today));
        }
    }
    for (const auto& [what, one] : written)
        if (one.amount != 0 && !all.contains(what)) found.push_back(correction(nothing_of(one), one, today));
}

}  // namespace

std::vector<Charge> charges_to_write(const Store& store, Day until, Day today, std::optional<Id> payer) {
    std::vector<Charge> found;
    for (const auto id : subscriptions_paid_by(store, payer))
        compare(store, get_subscription(store, id), until, today, found);
    for (auto& one : overage_to_write(store, until, today, payer)) found.push_back(std::move(one));
    for (auto& one : booking_charges_to_write(store, until, today, payer)) found.push_back(std::move(one));
    std::stable_sort(found.begin(), found.end(), [](const Charge& a, const Charge& b) { return a.due < b.due; });
    return found;
}

std::vector<Charge> charge(Store& store, Day until, Day today) {
    auto written = charges_to_write(store, until, today);
    for (auto& one : written) one.id = insert_charge(store, one);
    if (!written.empty()) record(store, "charged", written);
    return written;
}

}  // namespace tiers::member
