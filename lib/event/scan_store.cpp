#include "event/scan_store.h"

#include <tiers/attendance.h>
#include <algorithm>
#include <map>

#include "sql/event.h"

namespace tiers::event {

namespace {

StoredScan scan_of(const Statement& row) {
    return {.id = row.integer(0),
            .ticket = row.integer(1),
            .participant = row.integer(2),
            .session = row.optional<Id>(3),
            .day = row.day(4),
            .at = row.instant(5),
            .door = row.text(6)};
}

/// The half-day of a session that an instant is in; who comes early comes in the first.
int half_at(const Session& session, Instant at) {
    auto until = session;
    until.span.end = std::clamp(at + Seconds(1), session.span.start + Seconds(1), session.span.end);
    return until.halves();
}

bool is_noted_present(const Store& store, const Session& session, Id participant, int half) {
    auto row = store.db().prepare(
        "select 1 from attendance where session_id = :session and participant_id = :participant and half = :half "
        "and state = 'present' and withdrawn is null");
    row.bind(":session", session.id).bind(":participant", participant).bind(":half", half);
    return row.step();
}

}  // namespace

std::vector<StoredScan> scans_behind(const Store& store, Id event, Id behind) {
    auto row = store.db().prepare(sql::event::scans);
    row.bind(":event", event).bind(":behind", behind);
    std::vector<StoredScan> scans;
    while (row.step()) scans.push_back(scan_of(row));
    return scans;
}

std::optional<StoredScan> other_scan(const Store& store, const StoredScan& like, const std::string& nonce) {
    auto row = store.db().prepare(sql::event::other_scan);
    row.bind(":ticket", like.ticket)
        .bind(":session", like.session)
        .bind(":day", like.day)
        .bind(":door", like.door)
        .bind(":nonce", nonce);
    return row.step() ? std::optional(scan_of(row)) : std::nullopt;
}

bool insert_scan(Store& store, const StoredScan& scan, const std::string& nonce) {
    {
        auto known = store.db().prepare("select 1 from scan where nonce = :nonce");
        if (known.bind(":nonce", nonce).step()) return false;
    }
    store.db()
        .prepare(
            "insert into scan (ticket_id, session_id, day, at, door, nonce, created, recorded) "
            "values (:ticket, :session, :day, :at, :door, :nonce, :now, :now)")
        .bind(":ticket", scan.ticket)
        .bind(":session", scan.session)
        .bind(":day", scan.day)
        .bind(":at", scan.at)
        .bind(":door", scan.door)
        .bind(":nonce", nonce)
        .bind(":now", store.now())
        .run();
    return true;
}

std::optional<Id> participant_with(const Store& store, Id event, std::int64_t ticket) {
    auto row = store.db().prepare(
        "select p.id from ticket t join participant p on p.id = t.participant_id "
        "where t.id = :ticket and p.event_id = :event");
    row.bind(":ticket", ticket).bind(":event", event);
    return row.step() ? std::optional(row.integer(0)) : std::nullopt;
}

std::vector<std::int64_t> revoked_tickets(const Store& store, Id event) {
    auto row = store.db().prepare(
        "select t.id from ticket t join participant p on p.id = t.participant_id "
        "where p.event_id = :event and t.revoked is not null order by t.id");
    row.bind(":event", event);
    std::vector<std::int64_t> numbers;
    while (row.step()) numbers.push_back(row.integer(0));
    return numbers;
}

void note_present(Store& store, const Session& session, const std::vector<StoredScan>& scans) {
    std::map<std::pair<int, Instant>, std::vector<Id>> together;
    for (const auto& scan : scans) {
        const auto half = half_at(session, scan.at);
        if (!is_noted_present(store, session, scan.participant, half))
            together[{half, scan.at}].push_back(scan.participant);
    }
    for (const auto& [when, participants] : together)
        attend(store, {.event = session.event_code,
                       .session = session.code,
                       .participants = participants,
                       .half = when.first,
                       .at = when.second});
}

}  // namespace tiers::event
