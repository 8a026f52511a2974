#include <tiers/error.h>
#include <tiers/session.h>
#include <tiers/ticket.h>
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "event/participant_store.h"
#include "event/ticket_code.h"
#include "event/ticket_key.h"
#include "sql/event.h"
#include "store/journal.h"

namespace tiers::event {

namespace {

constexpr auto days_on_a_ticket = std::chrono::days(16);

/// A session or days that a ticket is for; neither: all of the event.
struct Scope {
    std::optional<Id> session = {};
    std::vector<Day> days = {};
    bool operator==(const Scope&) const = default;
};

struct Seat {
    Participant participant;
    Scope scope;                    ///< of the seat, and so of a ticket to issue
    std::optional<Id> ticket = {};  ///< that counts
    Scope ticket_scope = {};
};

std::string spelled_days(const std::vector<Day>& days) {
    std::vector<std::string> texts;
    for (const auto day : days) texts.push_back(iso(day));
    return join(texts, " ");
}

std::vector<Day> days_in(std::string_view text) {
    std::vector<Day> days;
    for (const auto day : split(text, ' '))
        if (!day.empty()) days.push_back(parse_day(day));
    return days;
}

/// One session is named; of several, their days, where a ticket has room for them.
Scope ticket_scope_of(std::string_view session_ids, const std::vector<Session>& sessions) {
    std::set<Id> ids;
    for (const auto id : split(session_ids, ' '))
        if (const auto number = whole_number(id)) ids.insert(*number);
    if (ids.empty()) return {};
    if (ids.size() == 1) return {.session = *ids.begin()};
    std::set<Day> days;
    for (const auto& session : sessions) {
        if (!ids.contains(session.id)) continue;
        const auto zone = Zone::named(session.zone);
        for (auto day = zone.day(session.span.start); day <= zone.day(session.span.end - Seconds(1)); day += one_day)
            days.insert(day);
    }
    if (days.empty() || *days.rbegin() - *days.begin() >= days_on_a_ticket) return {};
    return {.days = {days.begin(), days.end()}};
}

std::vector<Seat> ticket_seats(const Store& store, const Event& event, std::optional<Id> participant) {
    const auto all = sessions(store, event);
    auto row = store.db().prepare(sql::event::seats_of_tickets);
    row.bind(":event", event.id).bind(":participant", participant);
    std::vector<Seat> seats;
    while (row.step())
        seats.push_back({.participant = participant_of(row, 0),
                         .scope = ticket_scope_of(row.text(10), all),
                         .ticket = row.optional<Id>(11),
                         .ticket_scope = {.session = row.optional<Id>(12), .days = days_in(row.text(13))}});
    return seats;
}

void record_ticket(Store& store, const char* done, Id ticket, Id participant) {
    journal::write(store, "ticket", ticket, written({{"done", done}, {"participant", participant}}));
}

void revoke_number(Store& store, Id ticket, Id participant) {
    store.db()
        .prepare("update ticket set revoked = :now, recorded = :now where id = :id")
        .bind(":now", store.now())
        .bind(":id", ticket)
        .run();
    record_ticket(store, "revoked", ticket, participant);
}

Id insert_ticket(Store& store, const Seat& seat) {
    store.db()
        .prepare(
            "insert into ticket (participant_id, session_id, days, created, recorded) "
            "values (:participant, :session, :days, :now, :now)")
        .bind(":participant", seat.participant.id)
        .bind(":session", seat.scope.session)
        .bind(":days", spelled_days(seat.scope.days))
        .bind(":now", store.now())
        .run();
    const auto id = store.db().last_id();
    record_ticket(store, "issued", id, seat.participant.id);
    return id;
}

std::string code_of_session(const Store& store, const Event& event, std::optional<Id> id) {
    for (const auto& session : sessions(store, event))
        if (session.id == id) return session.code;
    return {};
}

IssuedTicket issue(Store& store, const Event& event, const Seat& seat, const std::string& secret, bool anew) {
    const auto keep = seat.ticket && seat.ticket_scope == seat.scope && !anew;
    if (seat.ticket && !keep) revoke_number(store, *seat.ticket, seat.participant.id);
    const auto number = keep ? *seat.ticket : insert_ticket(store, seat);
    return {.number = number,
            .participant = seat.participant,
            .event_code = event.code,
            .event_title = event.title,
            .session = code_of_session(store, event, seat.scope.session),
            .days = seat.scope.days,
            .text = ticket_code(
                {.event = event.id, .number = number, .session = seat.scope.session, .days = seat.scope.days}, secret),
            .known = keep};
}

}  // namespace

IssuedTicket issue_ticket(Store& store, std::string_view code, std::string_view who, bool anew) {
    const auto event = get(store, code);
    const auto participant = find_participant(store, code, who);
    const auto seats = ticket_seats(store, event, participant.id);
    if (seats.empty())
        throw Refused("no_seat", say("participant {} has no seat at '{}'", participant.id, event.code),
                      say("tiers event registrations {}", event.code));
    return issue(store, event, seats.front(), signing_secret(store), anew);
}

std::vector<IssuedTicket> issue_tickets(Store& store, std::string_view code) {
    const auto event = get(store, code);
    std::vector<IssuedTicket> tickets;
    const auto seats = ticket_seats(store, event, std::nullopt);
    if (seats.empty()) return tickets;
    const auto secret = signing_secret(store);
    for (const auto& seat : seats) tickets.push_back(issue(store, event, seat, secret, false));
    return tickets;
}

std::int64_t revoke_ticket(Store& store, std::string_view code, std::string_view who) {
    const auto participant = find_participant(store, code, who);
    const auto ticket = [&]() -> std::optional<Id> {
        auto row = store.db().prepare("select id from ticket where participant_id = :id and revoked is null");
        return row.bind(":id", participant.id).step() ? std::optional(row.integer(0)) : std::nullopt;
    }();
    if (!ticket) throw NotFound("no_ticket", say("participant {} has no ticket", participant.id));
    revoke_number(store, *ticket, participant.id);
    return *ticket;
}

std::vector<Column> ticket_columns() {
    return {{"ticket", tr("Ticket"), Kind::id}, {"participant", tr("Participant"), Kind::id},
            {"name", tr("Name"), Kind::text},   {"session", tr("Session"), Kind::code},
            {"days", tr("Days"), Kind::code},   {"known", tr("Issued before"), Kind::flag},
            {"text", tr("Code"), Kind::code}};
}

Row ticket_row(const IssuedTicket& ticket) {
    return {id_value(ticket.number),
            ticket.participant.id,
            ticket.participant.name,
            cell(ticket.session),
            cell(spelled_days(ticket.days)),
            ticket.known,
            ticket.text};
}

}  // namespace tiers::event
