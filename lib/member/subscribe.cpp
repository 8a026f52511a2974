#include <tiers/catalogue.h>
#include <tiers/error.h>

#include "base/text.h"
#include "catalogue/holds.h"
#include "member/subscription_store.h"
#include "member/term.h"
#include "store/request_key.h"

namespace tiers::member {

namespace {

std::string said(const Subscribing& wanted) {
    const auto day = [](const std::optional<Day>& value) { return value ? iso(*value) : std::string(); };
    const auto number = [](const std::optional<std::int64_t>& value) {
        return value ? std::to_string(*value) : std::string();
    };
    return join({std::to_string(wanted.member), wanted.plan, iso(wanted.first), day(wanted.last), day(wanted.version),
                 number(wanted.payer), std::to_string(wanted.seats), number(wanted.price), number(wanted.deposit),
                 wanted.resource, std::to_string(wanted.keys)},
                "|");
}

void check(const Subscribing& wanted) {
    if (wanted.last && *wanted.last < wanted.first)
        throw BadInput("bad_days", tr("a subscription ends after it begins"));
    check_seats(wanted.seats);
    if (wanted.price.value_or(0) < 0 || wanted.deposit.value_or(0) < 0 || wanted.keys < 0)
        throw BadInput("bad_amount", tr("prices, deposits and keys are not below 0"));
}

}  // namespace

void check_seats(std::int64_t seats) {
    constexpr int most = 1'000'000;
    if (seats < 1 || seats > most) throw BadInput("bad_seats", say("seats are a whole number from 1 to {}", most));
}

std::optional<Day> end_of_term(const PlanVersion& version, Day first, Day from) {
    if (version.term_months == 0) return std::nullopt;
    if (!version.periods_from) return term_end(first, version.term_months, from);
    return term_end(first, version.term_months, version.periods_from, version.offered_months);
}

void refuse_twice(const Store& store, const Subscription& wanted) {
    SubscriptionQuery query;
    query.member = wanted.member;
    query.plan = wanted.plan;
    const auto days = wanted.days();
    for (const auto& held : subscriptions(store, query))
        if (held.id != wanted.id && held.days().overlaps(days))
            throw Conflict("subscribed",
                           say("member {} has '{}' then: subscription {}", wanted.member, wanted.plan, held.id),
                           say("tiers member subscriptions {}", wanted.member));
}

Subscription sell(Store& store, Subscription wanted) {
    if (wanted.payer == wanted.member) wanted.payer.reset();
    if (wanted.payer) get(store, *wanted.payer);
    if (!wanted.resource.empty()) catalogue::find_resource(store, wanted.resource);
    refuse_twice(store, wanted);
    const auto id = insert_subscription(store, wanted);
    if (!wanted.resource.empty()) catalogue::write_held(store, wanted.resource);
    return get_subscription(store, id);
}

Subscription subscribe(Store& store, const Subscribing& wanted, std::string_view key) {
    const request_key::Request request("member subscribe", said(wanted));
    if (!key.empty())
        if (const auto id = request_key::known(store, key, request))
            return get_subscription(store, whole_number(*id).value_or(0));
    check(wanted);
    const auto version = plan_sold(store, wanted.plan, wanted.version.value_or(wanted.first));
    Subscription subscription;
    subscription.member = get(store, wanted.member).id;
    subscription.plan = wanted.plan;
    subscription.version = version.since;
    subscription.first = wanted.first;
    subscription.counted_from = wanted.first + version.trial;
    subscription.last =
        wanted.last ? wanted.last : end_of_term(version, subscription.counted_from, subscription.counted_from);
    subscription.payer = wanted.payer;
    subscription.seats = wanted.seats;
    subscription.price = wanted.price;
    subscription.resource = wanted.resource;
    subscription.deposit = wanted.deposit.value_or(version.deposit * wanted.seats);
    subscription.keys = wanted.keys;
    auto made = sell(store, std::move(subscription));
    record(store, "subscribed", {made});
    if (!key.empty()) request_key::remember(store, key, request, std::to_string(made.id));
    return made;
}

}  // namespace tiers::member
