#include <fmt/format.h>
#include <tiers/registration.h>
#include <tiers/words.h>

namespace tiers::event {

std::vector<Column> registration_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"event", tr("Event"), Kind::code, "", false, machine_only},
            {"session", tr("Session"), Kind::code},
            {"ticket_category", tr("Ticket category"), Kind::code, "", false, machine_only},
            {"participant", tr("Participant"), Kind::id, "", false, machine_only},
            {"member", tr("Member"), Kind::id, "", false, machine_only},
            {"name", tr("Name"), Kind::text},
            {"email", tr("E-mail"), Kind::text},
            {"organisation", tr("Organisation"), Kind::text},
            {"category", tr("Category"), Kind::code, "", false, machine_only},
            {"profile", tr("Profile"), Kind::text, "", false, machine_only},
            {"commune", tr("Commune"), Kind::code, "", false, machine_only},
            {"epci", tr("EPCI"), Kind::code, "", false, machine_only},
            {"department", tr("Department"), Kind::code, "", false, machine_only},
            {"heads", tr("Heads"), Kind::count},
            {"state", tr("State"), Kind::word},
            {"lapses", tr("Lapses"), Kind::instant, "", false, machine_only},
            {"registered", tr("Registered"), Kind::instant, "", false, machine_only},
            {"ended", tr("Ended"), Kind::instant, "", false, machine_only},
            {"reason", tr("Reason"), Kind::text, "", false, machine_only},
            {"price", tr("Price"), Kind::money, "", false, machine_only},
            {"paid", tr("Paid"), Kind::money, "", false, machine_only},
            {"due", tr("To pay"), Kind::money, "", false, machine_only},
            {"currency", tr("Currency"), Kind::code, "", false, machine_only},
            {"ticket", tr("Ticket"), Kind::word, "", false, machine_only}};
}

Row registration_row(const Registration& one) {
    const auto zone = Zone::named(one.zone);
    const auto& who = one.participant;
    return {id_value(one.id),
            one.event_code,
            cell(one.session),
            cell(one.category),
            id_value(one.id == 0 ? 0 : who.id),
            cell(who.member),
            who.name,
            cell(who.email),
            cell(who.organisation),
            cell(who.category),
            cell(who.profile),
            cell(who.commune),
            cell(who.epci),
            cell(who.department),
            one.heads,
            one.stage(),
            cell(zone, one.lapses),
            cell(zone, one.created),
            cell(zone, one.ended_at),
            cell(one.reason),
            cell(one.price),
            cell(one.paid),
            cell(one.due),
            one.price ? Value(one.currency) : Value(),
            one.ticket};
}

std::string registration_sentence(std::string_view done, const Registration& one) {
    auto text = fmt::format("{}  {}  {}  {}", done, id_text(one.id), one.event_code, one.participant.name);
    for (const auto& where : {one.session, one.category})
        if (!where.empty()) text += "  " + where;
    if (one.heads > 1) text += "  " + say("{} people", one.heads);
    return text;
}

std::vector<Column> event_waiting_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"session", tr("Session"), Kind::code},
            {"ticket_category", tr("Ticket category"), Kind::code, "", false, machine_only},
            {"place", tr("Place"), Kind::count},
            {"name", tr("Name"), Kind::text},
            {"heads", tr("Heads"), Kind::count},
            {"priority", tr("Priority"), Kind::count},
            {"why", tr("Why"), Kind::word}};
}

Row event_waiting_row(const Wait& wait) {
    const auto& one = wait.registration;
    return {id_value(one.id),     cell(one.session), cell(one.category), wait.place,
            one.participant.name, one.heads,         one.priority,       cell(wait.why)};
}

}  // namespace tiers::event
