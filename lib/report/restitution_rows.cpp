#include "report/restitution_rows.h"

#include <algorithm>

#include "sql/report.h"
#include "store/database.h"

namespace tiers::report {

namespace {

void read_people(const Store& store, EventRows& found) {
    auto row = store.db().prepare(sql::report::restitution_people);
    for (row.bind(":event", found.event.id); row.step();) {
        auto& one = found.people[row.integer(0)];
        one.id = row.integer(0);
        one.category = row.text(1);
        one.profile = row.text(2);
        one.commune = row.text(3);
        one.epci = row.text(4);
        one.department = row.text(5);
    }
}

void read_seats(const Store& store, EventRows& found) {
    auto row = store.db().prepare(sql::report::restitution_seats);
    for (row.bind(":event", found.event.id); row.step();)
        found.seats.push_back(
            {row.integer(0), row.optional<Id>(1), row.integer(2), row.optional<Instant>(3), row.integer(4) != 0});
}

void read_notes(const Store& store, EventRows& found) {
    auto row = store.db().prepare(sql::report::restitution_notes);
    for (row.bind(":event", found.event.id); row.step();) {
        found.noted.insert(row.integer(0));
        if (row.integer(3) == 0) continue;
        auto& presence = found.presences[{row.integer(0), row.integer(1)}];
        presence.heads = std::max(presence.heads, row.integer(4));
        presence.halves.insert(static_cast<int>(row.integer(2)));
    }
}

void read_headcounts(const Store& store, EventRows& found) {
    auto row = store.db().prepare(
        "select h.session_id, h.count from headcount h join session s on s.id = h.session_id "
        "where s.event_id = :event and s.cancelled is null and h.withdrawn is null");
    for (row.bind(":event", found.event.id); row.step();) found.counted[row.integer(0)] = row.integer(1);
}

}  // namespace

EventRows rows_of_event(const Store& store, const std::string& code) {
    EventRows found;
    found.event = event::get(store, code);
    found.sessions = event::sessions(store, found.event, true);
    read_people(store, found);
    read_seats(store, found);
    read_notes(store, found);
    read_headcounts(store, found);
    return found;
}

}  // namespace tiers::report
