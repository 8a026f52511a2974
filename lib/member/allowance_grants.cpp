#include <tiers/subscription.h>
#include <algorithm>
#include <iterator>

#include "member/allowance.h"
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
    bucket.unlimited = grant.unlimited;
    bucket.granted = grant.amount * in_measure(grant.unit) * subscription.seats;
    if (period.version.every != Every::once)
        bucket.granted = part(bucket.granted, period.served(), days_in(period.whole));
    return bucket;
}

bool same_grant(const Bucket& one, const Bucket& other) {
    return one.subscription == other.subscription && one.first == other.first && one.unit == other.unit &&
           one.of == other.of;
}

/// The one of some that is of the same grant; null for none.
const Bucket* same_among(const std::vector<Bucket>& some, const Bucket& bucket) {
    const auto same =
        std::find_if(some.begin(), some.end(), [&](const Bucket& one) { return same_grant(one, bucket); });
    return same == some.end() ? nullptr : &*same;
}

void add_grants(const Store& store, const Subscription& subscription, Day until, std::vector<Bucket>& found) {
    for (const auto& period : subscription_periods(store, subscription, {Day::min(), until + one_day}))
        for (const auto& grant : period.version.grants) {
            auto bucket = granted(subscription, period, grant);
            const auto same = std::find_if(found.begin(), found.end(),
                                           [&](const Bucket& other) { return same_grant(bucket, other); });
            if (same != found.end()) {
                same->granted += bucket.granted;
                same->unlimited |= bucket.unlimited;
            } else if (bucket.unlimited || bucket.granted > 0) {
                found.push_back(std::move(bucket));
            }
        }
}

bool ends_sooner(const Bucket& now, const Bucket& written) {
    return now.last && (!written.last || *now.last < *written.last);
}

/// What was used of a bucket beyond what is left of a period that was cut short.
std::int64_t used_beyond(const Bucket& written, const std::vector<Bucket>& grants) {
    const auto* now = same_among(grants, written);
    if (now && (now->unlimited || !ends_sooner(*now, written))) return 0;
    const auto taken_by_hand = std::max<std::int64_t>(0, written.by_plan - written.granted);
    return std::max<std::int64_t>(0, written.used + written.later + taken_by_hand - (now ? now->granted : 0));
}

/// That comes out of what the next one grants of the same on that day.
void take_used_before(const Subscription& next, const std::vector<Bucket>& written, std::vector<Bucket>& grants) {
    for (const auto& before : written) {
        if (before.subscription != next.follows) continue;
        const auto day = std::max(before.first, next.first);
        const auto grant = std::find_if(grants.rbegin(), grants.rend(), [&](const Bucket& one) {
            return one.subscription == next.id && same_measure(one.unit, before.unit) && one.of == before.of &&
                   one.first <= day;
        });
        if (grant != grants.rend()) grant->granted -= std::min(grant->granted, used_beyond(before, grants));
    }
}

/// What is given by hand is not taken back; of what has no limit all is that is not used.
void grant_anew(Bucket& bucket, const std::vector<Bucket>& grants) {
    const auto* now = same_among(grants, bucket);
    if (now && ends_sooner(*now, bucket)) bucket.last = now->last;
    bucket.unlimited = now && now->unlimited;
    const auto used = bucket.used + bucket.later;
    const auto unused = std::max<std::int64_t>(0, bucket.by_plan - used);
    const auto due = !now ? 0 : now->unlimited ? std::min(bucket.by_plan, used) : now->granted;
    bucket.unwritten = std::max(due - bucket.by_plan, -std::min(bucket.left(), unused));
    bucket.granted += bucket.unwritten;
}

std::vector<Subscription> begun(const Store& store, Id member, Day until) {
    SubscriptionQuery query;
    query.member = member;
    query.until = until;
    return subscriptions(store, query);
}

/// Adds those whose allowances a member may use on a day.
void add_whose(const Store& store, Id member, Day day, std::vector<Id>& whose) {
    for (const auto who : whose_allowances(store, member, day))
        if (std::find(whose.begin(), whose.end(), who) == whose.end()) whose.push_back(who);
}

}  // namespace

std::vector<Bucket> buckets_now(const Store& store, Id member, Day until, Day on) {
    auto whose = whose_allowances(store, member, on);
    auto found = buckets_of(store, whose, on);
    auto reach = until;
    for (const auto& one : found)
        if (one.subscription) reach = std::max(reach, one.first);
    std::vector<Bucket> grants;
    if (until != on) add_whose(store, member, until, whose);
    for (const auto who : whose)
        for (const auto& one : begun(store, who, reach)) {
            add_grants(store, one, reach, grants);
            if (one.follows) take_used_before(one, found, grants);
        }
    for (auto& bucket : found)
        if (bucket.subscription) grant_anew(bucket, grants);
    std::erase_if(grants, [&](const Bucket& one) {
        return (one.granted == 0 && !one.unlimited) || one.first > until || same_among(found, one) ||
               granted_already(store, one);
    });
    std::move(grants.begin(), grants.end(), std::back_inserter(found));
    return found;
}

}  // namespace tiers::member
