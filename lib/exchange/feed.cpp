#include <tiers/feed.h>
#include <algorithm>
#include <map>

#include "booking/naming.h"
#include "exchange/booking_event.h"
#include "format/vtimezone.h"
#include "store/segments.h"

namespace tiers::exchange {

namespace {

using booking::Booking;

/// A calendar speaks the operator's language, whoever exports it.
std::string busy(const catalogue::Catalogue& catalogue) {
    return language_of(catalogue.operator_.language) == Language::fr ? "Occupé" : "Busy";
}

std::string name_of(const catalogue::Catalogue& catalogue, const booking::Query& query) {
    if (const auto* resource = catalogue.resource(query.resource)) return resource->name;
    if (const auto* place = catalogue.place(query.place)) return place->name;
    return catalogue.operator_.name;
}

booking::Naming naming_of(const Store& store, const Feed& feed, const catalogue::Catalogue& catalogue) {
    if (catalogue.places.empty()) return {.everybody = feed.names};
    return booking::naming(store, feed.names, Zone::named(catalogue.places.front().timezone).day(store.now()));
}

/// What the calendar of one member is about is what they booked, not that they did.
std::string nameless(const Booking& booking, const Feed& feed, const catalogue::Catalogue& catalogue) {
    if (!booking.label.empty()) return booking.label;
    return feed.query.member ? booking.resource_name : busy(catalogue);
}

void tell_what(format::CalendarEntry& event, const Booking& booking, const Feed& feed, const booking::Naming& naming,
               const catalogue::Catalogue& catalogue) {
    if (feed.free_busy) {
        event.summary = busy(catalogue);
        event.location.clear();
    } else if (feed.names || (!feed.query.member && naming.names(booking))) {
        event.summary = booking.member_name;
        event.description = booking.label;
    } else {
        event.summary = nameless(booking, feed, catalogue);
    }
}

/// From the first to the last booking that is told on the clock of each zone.
std::string zones_of(const Store& store, const booking::Query& query) {
    std::map<std::string, Span> spans;
    booking::each(store, query, [&](const Booking& booking) {
        auto& span = spans.try_emplace(booking.zone, booking.span).first->second;
        span = {std::min(span.start, booking.span.start), std::max(span.end, booking.span.end)};
    });
    std::string text;
    for (const auto& [zone, span] : spans) text += format::vtimezone(Zone::named(zone), span);
    return text;
}

}  // namespace

/// Each occurrence of a series is an event of its own: it may have been moved, cancelled or left out by itself. Busy
/// times are events too: few programs show the VFREEBUSY of a calendar they subscribe to.
void write_feed(const Store& store, const Feed& feed, const std::function<void(std::string_view)>& write) {
    const Snapshot snapshot(store);
    const BookingEvents events(store);
    const auto& catalogue = events.catalogue();
    const auto naming = naming_of(store, feed, catalogue);
    write(format::calendar_begin(name_of(catalogue, feed.query)) + zones_of(store, feed.query));
    booking::each(store, feed.query, [&](const Booking& booking) {
        auto event = events.event(booking);
        event.zone = Zone::named(booking.zone);
        tell_what(event, booking, feed, naming, catalogue);
        write(format::written(event));
    });
    write(format::calendar_end());
}

}  // namespace tiers::exchange
