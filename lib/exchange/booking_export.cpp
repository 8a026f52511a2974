#include <tiers/exchange.h>

#include "base/digest.h"
#include "base/text.h"
#include "format/icalendar_write.h"
#include "sql.h"
#include "store/database.h"

namespace tiers::exchange {

namespace {

using booking::Booking;

/// Tells this database from every other, also after a backup was restored, and names no machine.
std::string mark_of(const Store& store) {
    auto row = store.db().prepare("select digest from journal order by id limit 1");
    return row.step() ? hex(row.blob(0).substr(0, 8)) : std::string();
}

/// Kept for good: other software knows the booking again by it, and so does `book import`.
std::string key_of(const Booking& booking, const std::string& mark) {
    return fmt::format("booking-{}-{}", booking.id, mark);
}

struct Revision {
    Instant recorded;
    std::int64_t changes;
};

Revision revision_of(const Store& store, booking::Id id) {
    auto row = store.db().prepare(sql::exchange::revision);
    row.bind(":id", id);
    row.step();
    return {row.instant(0), row.integer(1)};
}

const char* status_of(const Booking& booking) {
    if (!booking.ended.empty()) return "CANCELLED";
    return booking.state == "confirmed" ? "CONFIRMED" : "TENTATIVE";
}

/// A calendar speaks the operator's language, whoever exports it.
std::string busy(const catalogue::Catalogue& catalogue) {
    return language_of(catalogue.operator_.language) == Language::fr ? "Occupé" : "Busy";
}

std::string location_of(const catalogue::Catalogue& catalogue, const Booking& booking) {
    const auto* resource = catalogue.resource(booking.resource_id);
    return fmt::format("{}, {}", booking.resource_name, catalogue.place(resource->place)->name);
}

std::string name_of(const catalogue::Catalogue& catalogue, const booking::Query& query) {
    if (const auto* resource = catalogue.resource(query.resource)) return resource->name;
    if (const auto* place = catalogue.place(query.place)) return place->name;
    return catalogue.operator_.name;
}

}  // namespace

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
    const auto mark = mark_of(store);
    booking::each(store, query, [&](const Booking& booking) {
        const auto zone = Zone::named(booking.zone);
        const auto moment = [&](Instant at) { return Moment{at, zone.at(at).offset}; };
        const auto live = booking.ended.empty();
        Row row = {cell(live ? "" : "cancel"),
                   key_of(booking, mark),
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

/// Each occurrence of a series is an event of its own: it may have been moved, cancelled or left out by itself.
void export_calendar(const Store& store, const booking::Query& query, bool names,
                     const std::function<void(std::string_view)>& write) {
    const auto catalogue = catalogue::applied(store);
    const auto mark = mark_of(store);
    write(format::calendar_begin(name_of(catalogue, query)));
    booking::each(store, query, [&](const Booking& booking) {
        const auto revision = revision_of(store, booking.id);
        const auto summary = booking.label.empty() ? busy(catalogue) : booking.label;
        write(format::written({.uid = key_of(booking, mark),
                               .sequence = revision.changes,
                               .stamp = revision.recorded,
                               .span = booking.span,
                               .status = status_of(booking),
                               .summary = names ? booking.member_name : summary,
                               .description = names ? booking.label : std::string(),
                               .location = location_of(catalogue, booking)}));
    });
    write(format::calendar_end());
}

}  // namespace tiers::exchange
