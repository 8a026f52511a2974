#pragma once

#include <tiers/checkin.h>
#include <tiers/session.h>

#include "store/database.h"

namespace tiers::event {

/// One that was written: of a session, or of a day of the event.
struct StoredScan {
    Id id = 0;
    std::int64_t ticket = 0;
    Id participant = 0;
    std::optional<Id> session;
    Day day{};
    Instant at{};
    std::string door;
};

/// Those of an event behind an id, in order of id.
std::vector<StoredScan> scans_behind(const Store& store, Id event, Id behind);
/// Another of the same ticket, session and day than the one of that nonce: of another door where there is one.
std::optional<StoredScan> other_scan(const Store& store, const StoredScan& like, const std::string& nonce);
/// False where a scan of that nonce was written before.
bool insert_scan(Store& store, const StoredScan& scan, const std::string& nonce);
/// Whose ticket it is, of that event.
std::optional<Id> participant_with(const Store& store, Id event, std::int64_t ticket);
std::vector<std::int64_t> revoked_tickets(const Store& store, Id event);

/// Notes who came into a session as present, in the half-day they came in; who was noted so before is left.
void note_present(Store& store, const Session& session, const std::vector<StoredScan>& scans);

}  // namespace tiers::event
