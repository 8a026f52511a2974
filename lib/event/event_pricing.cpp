#include "event/event_pricing.h"

#include <tiers/catalogue.h>
#include <algorithm>

#include "member/registration_price.h"
#include "store/database.h"

namespace tiers::event {

namespace {

std::optional<std::int64_t> price_of_head(const Store& store, const Event& event, const Target& target) {
    if (target.session) return target.session->price;
    if (target.category.empty()) return event.price;
    auto row = store.db().prepare("select price from event_category where event_id = :event and code = :code");
    row.bind(":event", event.id).bind(":code", target.category);
    return row.step() ? row.optional<std::int64_t>(0) : std::nullopt;
}

/// Of the session, else of the event; one without a session yet is taken for today.
Span span_of(const Store& store, const Event& event, const Target& target) {
    if (target.session) return target.session->span;
    if (event.start) return {*event.start, *event.end};
    return {store.now(), store.now() + Seconds(1)};
}

/// What ends an obligation before its time: a row more.
void end_price(Store& store, Id registration, const char* rule) {
    auto price = member::price_of_registration(store, registration);
    if (!price || price->owed == 0) return;
    price->rule = rule;
    member::insert_registration_price(store, *price);
}

/// As late as a booking of its room would be; without one, once it has begun.
bool left_late(const Store& store, const Registration& one) {
    const auto event = get(store, one.event_code);
    const auto all = sessions(store, event);
    const auto first = std::ranges::find_if(
        all, [&](const Session& session) { return one.session.empty() || session.code == one.session; });
    if (first == all.end()) return false;
    const auto before =
        first->room.empty()
            ? Seconds(0)
            : catalogue::find_resource(store, first->room, false).rules.cancel_before.value_or(Seconds(0));
    return store.now() + before > first->span.start;
}

}  // namespace

void fix_price(Store& store, const Event& event, const Target& target, Id registration) {
    const auto head = price_of_head(store, event, target);
    if (!head) return;
    const auto one = get_registration(store, registration);
    const auto span = span_of(store, event, target);
    const auto zone = Zone::named(event.zone);
    member::RegistrationPrice price;
    price.registration = one.id;
    price.member = one.participant.member;
    price.first = zone.day(span.start);
    price.last = zone.day(span.end - Seconds(1));
    price.price = *head;
    price.heads = one.heads;
    member::insert_registration_price(store, price);
}

void take_price_over(Store& store, const Registration& from, const Registration& to) {
    auto price = member::price_of_registration(store, from.id);
    if (!price) return;
    end_price(store, from.id, "transferred");
    price->registration = to.id;
    price->member = to.participant.member;
    member::insert_registration_price(store, *price);
}

void cancel_price(Store& store, const Registration& one) {
    end_price(store, one.id, left_late(store, one) ? "late" : "cancelled");
}

void release_price(Store& store, const Registration& one) {
    end_price(store, one.id, "cancelled");
}

}  // namespace tiers::event
