#include <tiers/subscription.h>
#include <algorithm>

#include "member/allowance_amount.h"
#include "member/ledger_rules.h"
#include "member/ledger_store.h"
#include "member/term.h"

namespace tiers::member {

namespace {

/// The part that days served are worth, in whole minutes, half-days, uses or cents: what is begun counts.
std::int64_t part(std::int64_t amount, std::int64_t served, std::int64_t all) {
    return (amount * served + all - 1) / all;
}

Bucket granted(const Subscription& subscription, const SubscriptionPeriod& period, const Grant& grant) {
    Bucket bucket;
    bucket.member = subscription.member;
    bucket.member_name = subscription.member_name;
    bucket.unit = grant.unit;
    bucket.of = grant.of.empty() ? "*" : grant.of;
    bucket.first = period.covered.start;
    if (period.covered.end != Day::max()) bucket.last = period.covered.end - one_day + grant.rollover;
    bucket.origin = msgid("subscription");
    bucket.source = subscription.plan;
    bucket.subscription = subscription.id;
    bucket.granted = grant.amount * in_measure(grant.unit) * subscription.seats;
    if (period.version.every != Every::once)
        bucket.granted = part(bucket.granted, period.served(), days_in(period.whole));
    return bucket;
}

bool same_grant(const Bucket& one, const Bucket& other) {
    return one.subscription == other.subscription && one.first == other.first && one.unit == other.unit &&
           one.of == other.of;
}

void add_grants(const Store& store, const Subscription& subscription, Day until, std::vector<Bucket>& found) {
    for (const auto& period : subscription_periods(store, subscription, {Day::min(), until + one_day}))
        for (const auto& grant : period.version.grants) {
            auto bucket = granted(subscription, period, grant);
            const auto same = std::find_if(found.begin(), found.end(),
                                           [&](const Bucket& other) { return same_grant(bucket, other); });
            if (same != found.end())
                same->granted += bucket.granted;
            else if (bucket.granted > 0)
                found.push_back(std::move(bucket));
        }
}

}  // namespace

std::vector<Bucket> grants_due(const Store& store, Id member, Day until) {
    std::vector<Bucket> found;
    for (const auto who : whose_allowances(store, member, until)) {
        SubscriptionQuery query;
        query.member = who;
        query.until = until;
        for (const auto& one : subscriptions(store, query)) add_grants(store, one, until, found);
    }
    std::erase_if(found, [&](const Bucket& bucket) { return granted_already(store, bucket); });
    return found;
}

}  // namespace tiers::member
