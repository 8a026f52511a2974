#include <fmt/format.h>
#include <tiers/booking.h>

#include "base/text.h"
#include "booking/booking_store.h"
#include "i18n/dates.h"
#include "i18n/numbers.h"
#include "sql/booking.h"

namespace tiers::booking {

namespace {

/// "held until 12 March 2026, 09:00", "pending", of one that is not confirmed.
std::string waits_until(const Booking& booking, Language language) {
    if (!booking.lapses) return tr(booking.state.c_str());
    const auto until = shown(*booking.lapses, Zone::named(booking.zone), language);
    return booking.state == "held" ? say("held until {}", until) : say("pending until {}", until);
}

}  // namespace

std::vector<std::string> states() {
    return {msgid("held"),     msgid("pending"), msgid("confirmed"), msgid("cancelled"),
            msgid("declined"), msgid("lapsed"),  msgid("no_show")};
}

void each(const Store& store, const Query& query, const std::function<void(const Booking&)>& take) {
    auto row = store.db().prepare(sql::booking::list);
    row.bind(":from", query.span ? std::optional(query.span->start) : std::nullopt)
        .bind(":to", query.span ? std::optional(query.span->end) : std::nullopt)
        .bind(":place", unless_empty(query.place))
        .bind(":resource", unless_empty(query.resource))
        .bind(":member", query.member)
        .bind(":series", query.series)
        .bind(":ended", query.ended || !query.state.empty())
        .bind(":now", store.now());
    while (row.step()) {
        const auto booking = read(row);
        if (query.state.empty() || booking.stage() == query.state) take(booking);
    }
}

std::vector<Column> columns() {
    // A list of bookings fits a terminal; `book show` tells people the rest.
    return {{"id", tr("Id"), Kind::id},
            {"resource", tr("Resource"), Kind::code},
            {"start", tr("Start"), Kind::instant},
            {"end", tr("End"), Kind::instant},
            {"minutes", tr("Lasts"), Kind::minutes, "", false, machine_only},
            {"seats", tr("Seats"), Kind::count},
            {"member", tr("Member"), Kind::id, "", false, machine_only},
            {"member_name", tr("Name"), Kind::text},
            {"state", tr("State"), Kind::word},
            {"series", tr("Series"), Kind::id, "", false, machine_only},
            {"label", tr("Label"), Kind::text},
            {"checked_in", tr("Checked in"), Kind::instant, "", false, machine_only},
            {"checked_out", tr("Checked out"), Kind::instant, "", false, machine_only},
            {"price", tr("Price"), Kind::money},
            {"currency", tr("Currency"), Kind::code, "", false, machine_only},
            {"overridden", tr("Rules set aside"), Kind::text, "", false, machine_only},
            {"lapses", tr("Lapses"), Kind::instant, "", false, machine_only}};
}

Row row(const Booking& booking) {
    const auto zone = Zone::named(booking.zone);
    return {id_value(booking.id),
            booking.resource_id,
            cell(zone, booking.span.start),
            cell(zone, booking.span.end),
            std::chrono::duration_cast<Minutes>(booking.span.end - booking.span.start).count(),
            std::int64_t{booking.seats},
            booking.member,
            booking.member_name,
            booking.stage(),
            cell(booking.series),
            cell(booking.label),
            cell(zone, booking.checked_in),
            cell(zone, booking.checked_out),
            cell(booking.price),
            booking.price ? Value(booking.currency) : Value(),
            cell(booking.overridden),
            cell(zone, booking.lapses)};
}

std::string sentence(std::string_view done, const Booking& booking, Language language) {
    auto text = fmt::format("{}  {}  {}  {}  {}", done, id_text(booking.id), booking.resource_name,
                            shown(booking.span, Zone::named(booking.zone), language), booking.member_name);
    if (booking.seats > 1)
        text += "  " + fmt::format(fmt::runtime(trn("{} seat", "{} seats", static_cast<unsigned long>(booking.seats))),
                                   booking.seats);
    if (booking.ended.empty() && !booking.confirmed()) text += "  " + waits_until(booking, language);
    if (booking.price) text += fmt::format("  {} {}", amount(*booking.price, language), booking.currency);
    return text;
}

}  // namespace tiers::booking
