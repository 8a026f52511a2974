#include "booking/pricing.h"

#include <tiers/ledger.h>

#include "member/booking_price.h"

namespace tiers::booking {

namespace {

void take(Store& store, const Booking& booking, const Priced& priced, Day today) {
    for (const auto& given : priced.given) {
        member::Using use{booking.member, given.unit, given.amount, booking.resource_id, priced.price.first, ""};
        use.booking = booking.id;
        member::use(store, use, today);
    }
}

/// A cancelled one costs so much, and nothing else.
void owe_instead(Store& store, const member::BookingPrice& before, const char* rule, std::int64_t amount) {
    auto price = before;
    price.rule = rule;
    price.tariff.clear();
    price.plan.clear();
    price.version.reset();
    price.parts.clear();
    price.covered = price.money = price.vat = 0;
    price.amount = amount;
    insert_booking_price(store, price);
}

/// Too late to cost less.
void keep_late(Store& store, member::BookingPrice price) {
    price.rule = "late-fee";
    insert_booking_price(store, price);
}

bool late(const Store& store, const Site& site, const Booking& booking) {
    const auto before = site.resource.rules.cancel_before.value_or(Seconds(0));
    return store.now() + before > booking.span.start;
}

}  // namespace

void give_back(Store& store, Id booking, Day today) {
    for (const auto use : member::uses_of_booking(store, booking)) member::withdraw_use(store, use, today);
}

void fix_price(Store& store, const Site& site, Booking& booking) {
    const auto today = site.zone.day(store.now());
    if (booking.price) give_back(store, booking.id, today);
    const auto priced = price_now(store, site, booking);
    if (!priced.anything && !booking.price) return;
    take(store, booking, priced, today);
    insert_booking_price(store, priced.price);
    booking = get(store, booking.id);
}

void release_price(Store& store, Id booking) {
    const auto price = member::price_of_booking(store, booking);
    if (!price) return;
    give_back(store, booking, Zone::named(get(store, booking).zone).day(store.now()));
    owe_instead(store, *price, "cancelled", 0);
}

void cancel_price(Store& store, const Booking& booking, bool for_nothing) {
    const auto where = site(store, booking.resource_id);
    if (for_nothing || !late(store, where, booking)) return release_price(store, booking.id);
    const auto& fee = where.resource.rules.late_fee;
    auto price = member::price_of_booking(store, booking.id);
    if (fee.empty()) {
        if (price) keep_late(store, std::move(*price));
        return;
    }
    give_back(store, booking.id, where.zone.day(store.now()));
    owe_instead(store, price ? *price : price_now(store, where, booking).price, "late-fee",
                catalogue::parse_money(fee));
}

}  // namespace tiers::booking
