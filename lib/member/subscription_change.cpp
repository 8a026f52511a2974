#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"
#include "catalogue/holds.h"
#include "member/ledger_rules.h"
#include "member/subscription_store.h"
#include "member/term.h"
#include "store/request_key.h"

namespace tiers::member {

namespace {

std::string told(const Subscription& one) {
    return fmt::format("{} {}", one.id, one.plan);
}

PlanVersion version_on(const Store& store, const Subscription& subscription, Day day) {
    const auto periods = subscription_periods(store, subscription, {Day::min(), day + one_day});
    return periods.empty() ? plan_sold(store, subscription.plan, subscription.version) : periods.back().version;
}

/// The first day after the plan's notice, where it has one; nobody is held by a plan they only try.
std::optional<Day> notice_over(const Store& store, const Subscription& subscription, Day today) {
    const auto version = version_on(store, subscription, today);
    const auto tried = today < subscription.first + (subscription.follows ? std::chrono::days(0) : version.trial);
    if (tried || version.notice.count() == 0) return std::nullopt;
    return today + version.notice;
}

/// The end of the period that a day lies in.
Day end_of_period(const Store& store, const Subscription& subscription, Day day) {
    const auto periods = subscription_periods(store, subscription, {Day::min(), day + one_day});
    return periods.empty() ? day : periods.back().covered.end - one_day;
}

/// Of those on one plan, one follows another; of two plans, it must be said which.
void refuse_several(const std::vector<Subscription>& found, const char* option) {
    const auto& plan = found.front().plan;
    if (std::all_of(found.begin(), found.end(), [&](const Subscription& one) { return one.plan == plan; })) return;
    std::vector<std::string> each;
    for (const auto& one : found) each.push_back(told(one));
    throw BadInput("which_subscription",
                   say("member {} has several subscriptions: {}", found.front().member, join(each, ", ")),
                   fmt::format("{} {}", option, plan));
}

/// The version that renewing gives: the one it has, until a later one takes those before it along.
PlanVersion version_renewed(const Store& store, const Subscription& subscription, Day first) {
    const auto all = plan_versions(store, subscription.plan);
    const auto& renewed = all[version_at(all, version_sold(all, subscription), first, true)];
    if (std::all_of(all.begin(), all.end(), [](const PlanVersion& one) { return one.retired; }))
        throw Refused("plan_retired", say("plan '{}' is retired", subscription.plan),
                      say("tiers member subscribe {} PLAN", subscription.member));
    return renewed;
}

Subscription following(const Subscription& before, Day first) {
    auto next = before;
    next.id = 0;
    next.first = first;
    next.follows = before.id;
    return next;
}

/// Whether a subscription that follows would be what the one before it is.
bool same(const Subscription& before, const Subscription& next) {
    return before.plan == next.plan && before.version == next.version && before.payer == next.payer &&
           before.seats == next.seats && before.price == next.price && before.resource == next.resource &&
           before.deposit == next.deposit && before.keys == next.keys;
}

/// To another plan: with its price, deposit and term. Where its periods are as long, they go on as they were.
void move(const Store& store, Subscription& next, const PlanVersion& before, const SubscriptionChange& change) {
    const auto version = plan_sold(store, *change.plan, change.version.value_or(change.from));
    next.counted_from = before.every == version.every && version.every != Every::once
                            ? period_of(version.every, next.counted_from, change.from).start
                            : change.from;
    next.plan = version.plan;
    next.version = version.since;
    next.last = end_of_term(version, change.from, next.counted_from);
    next.price.reset();
    next.deposit = version.deposit * change.seats.value_or(next.seats);
}

}  // namespace

void write_last(Store& store, Subscription& subscription, Day last) {
    subscription.withdrawn = last < subscription.first;
    if (!subscription.withdrawn) subscription.last = last;
    store.db()
        .prepare("update subscription set last = :last, withdrawn = :withdrawn, recorded = :now where id = :id")
        .bind(":last", subscription.last)
        .bind(":withdrawn", subscription.withdrawn ? std::optional(store.now()) : std::nullopt)
        .bind(":now", store.now())
        .bind(":id", subscription.id)
        .run();
    if (!subscription.resource.empty()) catalogue::write_held(store, subscription.resource);
}

Subscription one_subscription(const Store& store, Id member, const std::optional<std::string>& plan, Day day,
                              const char* option) {
    SubscriptionQuery query;
    query.member = member;
    query.plan = plan;
    query.from = day;
    const auto found = subscriptions(store, query);
    if (found.empty())
        throw NotFound("no_subscription", say("member {} has no subscription on {} nor later", member, iso(day)),
                       say("tiers member subscriptions {}", member));
    refuse_several(found, option);
    return found.front();
}

Subscription last_subscription(const Store& store, Id member, const std::optional<std::string>& plan) {
    SubscriptionQuery query;
    query.member = member;
    query.plan = plan;
    const auto found = subscriptions(store, query);
    if (found.empty())
        throw NotFound("no_subscription", say("member {} has no subscription", member),
                       say("tiers member subscriptions {}", member));
    refuse_several(found, "--plan");
    return found.back();
}

Subscription end_subscription(Store& store, const Subscription& subscription, std::optional<Day> last, Day today,
                              bool without_notice) {
    const auto earliest = notice_over(store, subscription, today);
    auto ended = subscription;
    if (!last)
        last = today < subscription.first ? subscription.first - one_day
                                          : end_of_period(store, subscription, earliest.value_or(today));
    if (subscription.last && *subscription.last <= *last)
        throw Conflict("ends_already", say("subscription {} ends on {}", subscription.id, iso(*subscription.last)));
    if (!without_notice && earliest && *last + one_day < *earliest)
        throw Refused("notice", say("the notice of '{}' is over on {}", subscription.plan, iso(*earliest)),
                      say("--on {}, or --override notice", iso(*earliest)));
    write_last(store, ended, *last);
    record(store, ended.withdrawn ? "withdrawn" : "ended", {ended});
    return ended;
}

Subscription renew(Store& store, const Subscription& subscription, std::string_view key) {
    const request_key::Request request("member renew", fmt::format("{}|{}", subscription.member, subscription.plan));
    if (!key.empty())
        if (const auto id = request_key::known(store, key, request))
            return get_subscription(store, whole_number(*id).value_or(0));
    if (!subscription.last) throw BadInput("no_last_day", say("subscription {} goes on without end", subscription.id));
    auto next = following(subscription, *subscription.last + one_day);
    const auto version = version_renewed(store, subscription, next.first);
    next.version = version.since;
    next.last = end_of_term(version, next.first, next.counted_from);
    next = sell(store, std::move(next));
    record(store, "renewed", {next});
    if (!key.empty()) request_key::remember(store, key, request, std::to_string(next.id));
    return next;
}

Subscription changed_subscription(const Store& store, const Subscription& subscription,
                                  const SubscriptionChange& change) {
    if (!subscription.days().contains(change.from))
        throw BadInput("bad_days", say("subscription {} does not run on {}", subscription.id, iso(change.from)));
    if (change.seats) check_seats(*change.seats);
    if (change.keys.value_or(0) < 0) throw BadInput("bad_amount", tr("prices, deposits and keys are not below 0"));
    auto next = following(subscription, change.from);
    if (change.plan && *change.plan != subscription.plan)
        move(store, next, version_on(store, subscription, change.from), change);
    else if (change.version)
        next.version = plan_sold(store, next.plan, *change.version).since;
    else
        next.version = version_on(store, subscription, change.from).since;
    if (change.payer) next.payer = *change.payer == next.member ? std::nullopt : change.payer;
    if (change.resource) next.resource = *change.resource;
    next.seats = change.seats.value_or(next.seats);
    if (change.price) next.price = change.price;
    next.deposit = change.deposit.value_or(next.deposit);
    next.keys = change.keys.value_or(next.keys);
    if (same(subscription, next))
        throw Conflict("nothing_changes", say("subscription {} is so already", subscription.id),
                       say("tiers member subscriptions {}", subscription.member));
    return next;
}

std::vector<Subscription> on_other_version(const Store& store, const std::string& plan, Day sold, Day on) {
    const auto version = plan_sold(store, plan, sold).since;
    SubscriptionQuery query;
    query.plan = plan;
    query.on = on;
    auto found = subscriptions(store, query);
    std::erase_if(found, [&](const Subscription& one) { return one.version == version; });
    return found;
}

std::vector<Subscription> change_subscriptions(Store& store, const std::vector<Subscription>& all,
                                               const SubscriptionChange& change, Day today) {
    std::vector<Subscription> changed;
    for (const auto& one : all) {
        auto next = changed_subscription(store, one, change);
        auto before = one;
        write_last(store, before, change.from - one_day);
        changed.push_back(sell(store, std::move(next)));
    }
    if (!changed.empty()) record(store, "changed", changed);
    for (const auto& one : changed) adjust_grants(store, one.member, today);
    return changed;
}

}  // namespace tiers::member
