#include <fmt/format.h>
#include <tiers/event.h>

#include "i18n/dates.h"

namespace tiers::event {

std::vector<Column> event_columns() {
    return {{"id", tr("Id"), Kind::id, "", false, machine_only},
            {"event", tr("Event"), Kind::code},
            {"title", tr("Title"), Kind::text},
            {"edition", tr("Edition"), Kind::count, "", false, machine_only},
            {"place", tr("Place"), Kind::code, "", false, machine_only},
            {"start", tr("Start"), Kind::instant},
            {"end", tr("End"), Kind::instant},
            {"state", tr("State"), Kind::word},
            {"capacity", tr("Capacity"), Kind::count},
            {"taken", tr("Registered"), Kind::count},
            {"waiting", tr("Waiting"), Kind::count},
            {"opens", tr("Opens"), Kind::instant, "", false, machine_only},
            {"closes", tr("Closes"), Kind::instant, "", false, machine_only},
            {"organiser", tr("Organiser"), Kind::id, "", false, machine_only},
            {"summary", tr("Summary"), Kind::text, "", false, machine_only},
            {"price", tr("Price"), Kind::money, "", false, machine_only},
            {"currency", tr("Currency"), Kind::code, "", false, machine_only}};
}

Row event_row(const Event& event) {
    const auto zone = Zone::named(event.zone);
    return {id_value(event.id),
            event.code,
            event.title,
            cell(event.edition),
            event.place,
            cell(zone, event.start),
            cell(zone, event.end),
            event.stage(),
            cell(event.capacity),
            event.taken,
            event.waiting,
            cell(zone, event.opens),
            cell(zone, event.closes),
            cell(event.organiser),
            cell(event.summary),
            cell(event.price),
            event.price ? Value(event.currency) : Value()};
}

std::string event_sentence(std::string_view done, const Event& event, Language language) {
    auto text = fmt::format("{}  {}  {}", done, event.code, event.title);
    if (event.start) {
        const auto zone = Zone::named(event.zone);
        const auto first = zone.day(*event.start), last = zone.day(*event.end);
        text += "  " + long_date(first, language);
        if (last != first) text += " – " + long_date(last, language);
    }
    return text;
}

}  // namespace tiers::event
