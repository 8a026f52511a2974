#include <tiers/catalogue.h>
#include <tiers/papers.h>
#include <algorithm>

#include "base/text.h"
#include "event/room_names.h"
#include "event/speakers.h"
#include "i18n/dates.h"

namespace tiers::event {

namespace {

/// Those who have a seat, each once.
std::vector<Participant> seated(const Store& store, std::string_view event, const std::optional<std::string>& session) {
    std::vector<Participant> all;
    if (session)
        for (const auto& one : attendances(store, event, session)) all.push_back(one.participant);
    else
        for (const auto& one : registrations(store, event, {.state = "confirmed"})) all.push_back(one.participant);
    return all;
}

Attendee& attendee_of(std::vector<Attendee>& all, const Participant& who) {
    const auto known = std::ranges::find(all, who.id, &Attendee::participant);
    if (known != all.end()) return *known;
    return all.emplace_back(Attendee{who.id, who.name, who.organisation});
}

/// One who has a seat as well, by their name, is there once.
void add_speaker(std::vector<Attendee>& all, const std::string& name) {
    const auto known = std::ranges::find(all, name, &Attendee::name);
    if (known == all.end())
        all.push_back({0, name, "", true});
    else
        known->speaks = true;
}

Document cards_of(const Event& event, const char* schema, Cards::Look look) {
    Document document;
    document.schema = schema;
    document.title = event.title;
    document.sections.emplace_back(Cards{.look = look});
    return document;
}

std::vector<std::string> with_organisation(const Attendee& one) {
    std::vector<std::string> lines = {one.name};
    if (!one.organisation.empty()) lines.push_back(one.organisation);
    return lines;
}

}  // namespace

std::vector<Attendee> attendees(const Store& store, std::string_view event, const std::optional<std::string>& session) {
    std::vector<Attendee> all;
    for (const auto& who : seated(store, event, session)) attendee_of(all, who);
    for (const auto& one : sessions(store, get(store, event)))
        if (!session || one.code == *session)
            for (const auto& speaker : one.speakers) add_speaker(all, speaker.name);
    std::ranges::stable_sort(all, {}, [](const Attendee& one) { return folded(one.name); });
    return all;
}

std::vector<Column> attendee_columns() {
    return {{"participant", tr("Participant"), Kind::id},
            {"name", tr("Name"), Kind::text},
            {"organisation", tr("Organisation"), Kind::text},
            {"speaks", tr("Speaker"), Kind::flag}};
}

Row attendee_row(const Attendee& one) {
    return {one.participant == 0 ? Value() : Value(one.participant), one.name, cell(one.organisation), one.speaks};
}

Document badges(const Event& event, const std::vector<Attendee>& all, const std::vector<IssuedTicket>& tickets) {
    auto document = cards_of(event, "tiers.event.badges/1", Cards::Look::badge);
    for (const auto& one : all) {
        Cards::Card card{.lines = with_organisation(one)};
        if (one.speaks) card.lines.emplace_back(tr("Speaker"));
        card.lines.push_back(event.title);
        for (const auto& ticket : tickets)
            if (ticket.participant.id == one.participant) card.code = ticket.text;
        std::get<Cards>(document.sections.front()).cards.push_back(std::move(card));
    }
    return document;
}

Document table_signs(const Event& event, const std::vector<Attendee>& all) {
    auto document = cards_of(event, "tiers.event.signs/1", Cards::Look::sign);
    for (const auto& one : all)
        std::get<Cards>(document.sections.front()).cards.push_back({.lines = with_organisation(one)});
    return document;
}

Document session_posters(const Store& store, const Event& event, const std::vector<Session>& sessions,
                         Language language) {
    auto document = cards_of(event, "tiers.event.posters/1", Cards::Look::poster);
    const RoomNames rooms(store);
    for (const auto& session : sessions) {
        std::vector<std::string> lines = {session.title,     shown(session.span, Zone::named(session.zone), language),
                                          rooms.of(session), speaker_names(session),
                                          session.summary,   event.title};
        std::erase(lines, "");
        std::get<Cards>(document.sections.front()).cards.push_back({.lines = std::move(lines)});
    }
    return document;
}

}  // namespace tiers::event
