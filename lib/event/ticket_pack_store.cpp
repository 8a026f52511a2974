#include <tiers/session.h>
#include <tiers/ticket.h>

#include "event/scan_store.h"
#include "event/ticket_key.h"
#include "sql/event.h"
#include "store/database.h"

namespace tiers::event {

namespace {

std::set<std::int64_t> editions_of(const Store& store, const Event& event) {
    auto row = store.db().prepare(sql::event::editions);
    row.bind(":event", event.id);
    std::set<std::int64_t> ids;
    while (row.step()) ids.insert(row.integer(0));
    return ids;
}

std::map<std::int64_t, std::string> ticket_names(const Store& store, const Event& event) {
    auto row = store.db().prepare(
        "select t.id, p.name from ticket t join participant p on p.id = t.participant_id "
        "where p.event_id = :event and t.revoked is null");
    row.bind(":event", event.id);
    std::map<std::int64_t, std::string> names;
    while (row.step()) names[row.integer(0)] = row.text(1);
    return names;
}

}  // namespace

TicketPack pack_tickets(const Store& store, std::string_view code, bool names) {
    const auto event = get(store, code);
    const auto revoked = revoked_tickets(store, event.id);
    TicketPack pack{.event = event.id,
                    .code = event.code,
                    .title = event.title,
                    .zone = Zone::named(event.zone),
                    .editions = editions_of(store, event),
                    .public_keys = trusted_keys(store),
                    .revoked = {revoked.begin(), revoked.end()}};
    for (const auto& session : sessions(store, event))
        pack.sessions.push_back({session.id, session.code, session.title, session.span});
    if (names) pack.names = ticket_names(store, event);
    return pack;
}

}  // namespace tiers::event
