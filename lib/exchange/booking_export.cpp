#include <tiers/exchange.h>

#include "exchange/booking_event.h"

namespace tiers::exchange {

using booking::Booking;

std::vector<Column> export_columns(bool names) {
    std::vector<Column> columns = {{"op", tr("Operation"), Kind::code},      {"key", tr("Key"), Kind::code},
                                   {"resource", tr("Resource"), Kind::code}, {"start", tr("Start"), Kind::instant},
                                   {"end", tr("End"), Kind::instant},        {"seats", tr("Seats"), Kind::count},
                                   {"member", tr("Member"), Kind::id},       {"label", tr("Label"), Kind::text},
                                   {"state", tr("State"), Kind::code}};
    if (names) columns.push_back({"member_name", tr("Name"), Kind::text});
    return columns;
}

void export_rows(const Store& store, const booking::Query& query, bool names, const std::function<void(Row)>& take) {
    const BookingEvents events(store);
    booking::each(store, query, [&](const Booking& booking) {
        const auto zone = Zone::named(booking.zone);
        const auto moment = [&](Instant at) { return Moment{at, zone.at(at).offset}; };
        const auto live = booking.ended.empty();
        Row row = {cell(live ? "" : "cancel"),
                   events.uid(booking.id),
                   booking.resource_id,
                   moment(booking.span.start),
                   moment(booking.span.end),
                   std::int64_t{booking.seats},
                   booking.member,
                   cell(booking.label),
                   live ? booking.state : booking.ended};
        if (names) row.emplace_back(booking.member_name);
        take(std::move(row));
    });
}

}  // namespace tiers::exchange
