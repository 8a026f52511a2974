#include <tiers/error.h>
#include <tiers/words.h>

#include "booking/booking_store.h"
#include "booking/lapse.h"
#include "booking/once.h"
#include "booking/pricing.h"
#include "booking/site.h"
#include "member/check.h"

namespace tiers::booking {

namespace {

Made add_one(Store& store, const Site& site, const Request& request) {
    Made made;
    made.bookings.push_back(write(store, site, request, request.span, std::nullopt, std::nullopt, &made.steps));
    return made;
}

}  // namespace

int seats_of(std::int64_t wanted) {
    constexpr int most = 1'000'000;
    if (wanted < 1 || wanted > most) throw BadInput("bad_seats", say("seats are a whole number from 1 to {}", most));
    return static_cast<int>(wanted);
}

Site site(const Store& store, std::string_view id) {
    auto resource = catalogue::find_resource(store, id, false);
    auto place = catalogue::place_of(store, resource);
    auto zone = Zone::named(place.timezone);
    return {std::move(resource), std::move(place), std::move(zone)};
}

Booking write(Store& store, const Site& site, const Request& request, const Span& span,
              std::optional<std::int64_t> series, std::optional<WallTime> original, std::vector<Step>* steps) {
    Claim claim{
        &site.resource,   &site.place,   &site.zone, span, request.seats, request.asked.value_or(store.now()), 0,
        request.imported, request.member};
    claim.explained = request.explain && steps && steps->empty();
    auto checked = check(store, claim, request.overrides);
    if (claim.explained) *steps = checked.steps;
    if (checked.refusal) refuse(claim, *checked.refusal);
    Booking booking;
    booking.resource = site.resource.row;
    booking.member = request.member;
    booking.span = span;
    booking.wall_start = site.zone.wall(span.start);
    booking.zone = site.zone.name();
    booking.seats = request.seats;
    booking.series = series;
    booking.original = original;
    booking.label = request.label;
    booking.overridden = checked.overridden;
    const auto stands = standing_of(site, request, span, series.has_value(), checked.waits, store.now());
    booking.state = stands.state;
    booking.lapses = stands.lapses;
    booking.firm_at = stands.firm_at;
    booking = get(store, insert(store, booking, span.end + claim.buffer()));
    if (!request.imported && booking.confirmed()) fix_price(store, site, booking);
    return booking;
}

Made add(Store& store, const Request& asked) {
    return once(store, asked, {}, [&] {
        auto request = asked;
        if (!request.imported) member::check_line("label", request.label);
        if (request.span.empty()) throw BadInput("bad_interval", tr("a booking ends after it starts"));
        seats_of(request.seats);
        if (request.hold && request.span.start <= store.now())
            throw BadInput("bad_hold", tr("it has begun: there is nothing to hold"));
        end_lapsed(store);
        const auto where = site(store, request.resource);
        const auto single = request.rrule.empty() && request.also.empty();
        auto made = single ? add_one(store, where, request) : add_series(store, where, request);
        if (!made.bookings.empty()) {
            const auto& first = made.bookings.front();
            if (first.price) made.price = member::price_of_booking(store, first.id);
            record(store, "booked", made.bookings);
        }
        return made;
    });
}

}  // namespace tiers::booking
