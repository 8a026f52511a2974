#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"
#include "booking/pricing.h"
#include "booking/tariff.h"
#include "member/booking_price.h"
#include "member/entitlement.h"
#include "member/presence_rules.h"

namespace tiers::booking {

namespace {

using member::BookingPrice;
using member::Entitlement;

std::int64_t minutes_of(const Span& span) {
    return std::chrono::ceil<Minutes>(span.end - span.start).count();
}

/// Half-days that a booking takes of each of its days.
std::int64_t half_days_of(const member::PresenceRules& rules, const Zone& zone, const Span& span) {
    std::int64_t count = 0;
    for (auto start = span.start; start < span.end;) {
        const auto end = std::min(span.end, zone.midnight(zone.day(start) + one_day));
        count += member::half_days(rules, std::chrono::ceil<Minutes>(end - start));
        start = end;
    }
    return count;
}

/// Works out a price: allowances, then plans, then tariffs, each on what those before left.
class Pricing {
public:
    Pricing(const Store& store, const Site& site, const Booking& booking)
        : store_(store),
          site_(site),
          booking_(booking),
          rules_(member::presence_rules(store)),
          entitled_(store, booking.member,
                    {site.zone.day(booking.span.start), {site.resource.id, site.resource.kind}, true}) {
        auto& price = found_.price;
        price.booking = booking.id;
        price.member = price.payer = booking.member;
        price.member_name = booking.member_name;
        price.place = site.place.id;
        price.resource_name = site.resource.name;
        price.first = site.zone.day(booking.span.start);
        price.last = site.zone.day(booking.span.end - Seconds(1));
        price.minutes = minutes_of(booking.span) * booking.seats;
    }

    Priced run() {
        by_time();
        if (left() > 0 && price().plan.empty()) by_tariff();
        by_money();
        return std::move(found_);
    }

private:
    BookingPrice& price() { return found_.price; }
    std::int64_t left() { return price().minutes - price().covered; }

    /// Hours before half-days before uses: the first of which there is some, or that a plan prices beyond.
    void by_time() {
        const auto half_days = half_days_of(rules_, site_.zone, booking_.span) * booking_.seats;
        if (!by_unit("hour", price().minutes) && !by_unit("day", half_days)) by_unit("use", booking_.seats);
    }

    bool by_unit(const char* unit, std::int64_t wanted) {
        const auto [given, unlimited] = entitled_.coverable(unit, wanted);
        const auto beyond = given < wanted ? entitled_.beyond(unit, wanted - given) : std::nullopt;
        if (given == 0 && !beyond) return false;
        found_.anything = true;
        if (given > 0) found_.given.push_back({unit, given});
        price().covered = price().minutes * given / wanted;
        if (unlimited) price().parts = {{msgid("unlimited"), price().covered, 0, {}}};
        if (beyond) by_plan(*beyond);
        return true;
    }

    void by_plan(const member::OverageCost& beyond) {
        price().plan = beyond.subscription->plan;
        price().version = beyond.version.since;
        price().payer = beyond.subscription->owes();
        price().vat = beyond.version.vat;
        price().amount = beyond.amount;
        price().parts = {{"overage", 1, beyond.amount, {}}};
    }

    /// Of those that say most precisely whom and what they are for, the cheapest.
    void by_tariff() {
        const auto all = tariffs_on(store_, price().first, std::chrono::duration_cast<Minutes>(rules_.half_day));
        if (all.empty()) return;
        const auto tariffs = most_precise(all, subject_of(store_, site_.resource, booking_.member, price().first));
        auto found =
            cheapest(tariffs, site_.place, seated_for(booking_.span, left()), [&](const Tariff& tariff, Day day) {
                return member::owed_on_day(store_, booking_.member, tariff.id, day, booking_.id);
            });
        if (!found) return;
        found_.anything = true;
        price().tariff = found->tariff->id;
        price().version = found->tariff->since;
        price().vat = found->tariff->vat;
        price().amount = found->amount;
        price().parts = std::move(found->parts);
    }

    void by_money() {
        if (price().amount == 0) return;
        price().money = entitled_.coverable("money", price().amount).amount;
        if (price().money == 0) return;
        found_.given.push_back({"money", price().money});
        price().amount -= price().money;
    }

    const Store& store_;
    const Site& site_;
    const Booking& booking_;
    member::PresenceRules rules_;
    Entitlement entitled_;
    Priced found_;
};

}  // namespace

Priced price_now(const Store& store, const Site& site, const Booking& booking) {
    return Pricing(store, site, booking).run();
}

std::optional<member::BookingPrice> quote(const Store& store, const QuoteRequest& request) {
    const auto where = site(store, request.resource);
    if (request.span.empty()) throw BadInput("bad_interval", tr("a booking ends after it starts"));
    Booking booking;
    booking.member = request.member;
    booking.span = request.span;
    booking.seats = seats_of(request.seats);
    if (where.resource.whole() && booking.seats > 1)
        throw Conflict("conflict",
                       say("cannot book '{}': {}", where.resource.name, tr("it is booked as a whole, not by seats")));
    auto found = price_now(store, where, booking);
    return found.anything ? std::optional(std::move(found.price)) : std::nullopt;
}

Outlook outlook(const Store& store, const QuoteRequest& request) {
    const auto where = site(store, request.resource);
    Claim claim{&where.resource, &where.place,  &where.zone, request.span, request.seats, store.now(), 0,
                false,           request.member};
    claim.explained = true;
    auto checked = check(store, claim, {});
    return {std::move(checked.steps), checked.waits};
}

}  // namespace tiers::booking
