#include <tiers/error.h>

#include "base/text.h"
#include "booking/booking_store.h"
#include "booking/lapse.h"
#include "booking/pricing.h"
#include "booking/site.h"
#include "store/request_key.h"

namespace tiers::booking {

namespace {

/// All of what is asked, for telling a retry from another request.
std::string request_text(const Request& request) {
    auto text = fmt::format("{}|{}|{}|{}|{}|{}|{}", request.resource, request.member,
                            request.span.start.time_since_epoch().count(), request.span.end.time_since_epoch().count(),
                            request.seats, request.rrule, request.label);
    for (const auto& wall : request.also) text += "|also " + iso(wall);
    for (const auto& day : request.except) text += "|" + iso(day);
    for (const auto& wall : request.except_times) text += "|" + iso(wall);
    for (const auto& rule : request.overrides) text += "|override " + rule;
    if (request.skip_conflicts) text += "|skip";
    if (request.hold) text += fmt::format("|hold {}", request.hold->count());
    return text;
}

Made first_result(const Store& store, const std::string& ids) {
    Made made;
    made.duplicate = true;
    for (const auto id : split(ids, ' ')) made.bookings.push_back(get(store, *whole_number(id)));
    if (!made.bookings.empty()) made.series = made.bookings.front().series;
    return made;
}

std::string ids_of(const std::vector<Booking>& bookings) {
    std::vector<std::string> ids;
    for (const auto& booking : bookings) ids.push_back(std::to_string(booking.id));
    return join(ids, " ");
}

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
    const Claim claim{
        &site.resource,   &site.place,   &site.zone, span, request.seats, request.asked.value_or(store.now()), 0,
        request.imported, request.member};
    auto checked = check(store, claim, request.overrides);
    if (steps && steps->empty()) *steps = checked.steps;
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
    const auto stands = standing(site, request, span, series.has_value(), checked.waits, store.now());
    booking.state = stands.state;
    booking.lapses = stands.lapses;
    booking.firm_at = stands.firm_at;
    booking = get(store, insert(store, booking, span.end + claim.buffer()));
    if (!request.imported && booking.confirmed()) fix_price(store, site, booking);
    return booking;
}

Made add(Store& store, const Request& request) {
    const request_key::Request asked("book add", request_text(request));
    if (!request.key.empty())
        if (const auto ids = request_key::known(store, request.key, asked)) return first_result(store, *ids);
    if (request.span.empty()) throw BadInput("bad_interval", tr("a booking ends after it starts"));
    seats_of(request.seats);
    if (request.hold && request.span.start <= store.now())
        throw BadInput("bad_hold", tr("it has begun: there is nothing to hold"));
    end_lapsed(store);
    const auto where = site(store, request.resource);
    const auto once = request.rrule.empty() && request.also.empty();
    auto made = once ? add_one(store, where, request) : add_series(store, where, request);
    if (!made.bookings.empty()) {
        made.price = member::price_of_booking(store, made.bookings.front().id);
        record(store, "booked", made.bookings);
    }
    if (!request.key.empty()) request_key::remember(store, request.key, asked, ids_of(made.bookings));
    return made;
}

}  // namespace tiers::booking
