#include "exchange/booking_event.h"

#include <tiers/error.h>

#include "base/digest.h"
#include "base/text.h"
#include "sql/exchange.h"
#include "store/database.h"

namespace tiers::exchange {

namespace {

constexpr std::string_view uid_begin = "booking-";

/// It names no machine.
std::string mark_of(const Store& store) {
    auto row = store.db().prepare("select digest from journal order by id limit 1");
    return row.step() ? hex(row.blob(0).substr(0, 8)) : std::string();
}

const char* status_of(const booking::Booking& booking) {
    if (!booking.ended.empty()) return "CANCELLED";
    return booking.state == "confirmed" ? "CONFIRMED" : "TENTATIVE";
}

}  // namespace

BookingEvents::BookingEvents(const Store& store)
    : store_(store), catalogue_(catalogue::applied(store)), mark_(mark_of(store)) {}

std::string BookingEvents::uid(booking::Id id) const {
    return fmt::format("{}{}-{}", uid_begin, id, mark_);
}

booking::Id BookingEvents::booking_of(const std::string& wanted) const {
    const auto rest = std::string_view(wanted).substr(std::min(uid_begin.size(), wanted.size()));
    const auto id = whole_number(rest.substr(0, rest.find('-')));
    if (!id || uid(*id) != wanted)
        throw NotFound("no_booking", say("'{}' is no booking of this database", cut(wanted, 60)));
    return *id;
}

Revision BookingEvents::revision(booking::Id id) const {
    auto row = store_.db().prepare(sql::exchange::revision);
    row.bind(":id", id);
    row.step();
    return {row.instant(0), row.integer(1)};
}

std::string BookingEvents::location(const booking::Booking& booking) const {
    const auto* resource = catalogue_.resource(booking.resource_id);
    return fmt::format("{}, {}", booking.resource_name, catalogue_.place(resource->place)->name);
}

format::CalendarEntry BookingEvents::event(const booking::Booking& booking) const {
    const auto known = revision(booking.id);
    return {.uid = uid(booking.id),
            .sequence = known.changes,
            .stamp = known.recorded,
            .span = booking.span,
            .zone = {},
            .status = status_of(booking),
            .summary = {},
            .description = {},
            .location = location(booking),
            .organizer = {},
            .attendee = {}};
}

}  // namespace tiers::exchange
