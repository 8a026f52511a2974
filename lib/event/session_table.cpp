#include <fmt/format.h>
#include <tiers/session.h>

#include "base/text.h"
#include "event/half_days.h"
#include "i18n/dates.h"

namespace tiers::event {

namespace {

std::string names(const std::vector<Speaker>& speakers) {
    std::vector<std::string> all;
    for (const auto& speaker : speakers) all.push_back(speaker.name);
    return join(all, ", ");
}

}  // namespace

/// Half a day is what lies on one side of noon.
int Session::halves() const {
    return static_cast<int>(half_days(*this).size());
}

std::vector<Column> session_columns() {
    return {{"id", tr("Id"), Kind::id, "", false, machine_only},
            {"event", tr("Event"), Kind::code, "", false, machine_only},
            {"session", tr("Session"), Kind::code},
            {"kind", tr("Kind"), Kind::word},
            {"title", tr("Title"), Kind::text},
            {"start", tr("Start"), Kind::instant},
            {"end", tr("End"), Kind::instant},
            {"room", tr("Room"), Kind::code},
            {"location", tr("Location"), Kind::text, "", false, machine_only},
            {"track", tr("Track"), Kind::text},
            {"speakers", tr("Speakers"), Kind::text},
            {"capacity", tr("Capacity"), Kind::count},
            {"signup", tr("Signup"), Kind::flag, "", false, machine_only},
            {"taken", tr("Registered"), Kind::count},
            {"waiting", tr("Waiting"), Kind::count},
            {"gives", tr("Gives"), Kind::code, "", false, machine_only},
            {"booking", tr("Booking"), Kind::id, "", false, machine_only},
            {"cancelled", tr("Cancelled"), Kind::flag, "", false, machine_only},
            {"summary", tr("Summary"), Kind::text, "", false, machine_only},
            {"price", tr("Price"), Kind::money, "", false, machine_only},
            {"currency", tr("Currency"), Kind::code, "", false, machine_only}};
}

Row session_row(const Session& session) {
    const auto zone = Zone::named(session.zone);
    return {id_value(session.id),
            session.event_code,
            session.code,
            session.kind,
            session.title,
            cell(zone, session.span.start),
            cell(zone, session.span.end),
            cell(session.room),
            cell(session.location),
            cell(session.track),
            cell(names(session.speakers)),
            cell(session.capacity),
            session.signup,
            session.taken,
            session.waiting,
            cell(session.gives),
            cell(session.booking),
            session.cancelled.has_value(),
            cell(session.summary),
            cell(session.price),
            session.price ? Value(session.currency) : Value()};
}

std::string session_sentence(std::string_view done, const Session& session, Language language) {
    auto text = fmt::format("{}  {}  {}  {}", done, session.code, session.title,
                            shown(session.span, Zone::named(session.zone), language));
    const auto& where = session.room.empty() ? session.location : session.room;
    return where.empty() ? text : text + "  " + where;
}

}  // namespace tiers::event
