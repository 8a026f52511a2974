#include <tiers/checkin.h>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "event/scan_store.h"
#include "store/journal.h"

namespace tiers::event {

namespace {

std::int64_t number_told(const Store& store, const char* statement) {
    auto row = store.db().prepare(statement);
    row.step();
    return row.integer(0);
}

/// What changes when anybody writes: another connection, or this one.
std::pair<std::int64_t, std::int64_t> changes(const Store& store) {
    return {number_told(store, "pragma data_version"), number_told(store, "select total_changes()")};
}

}  // namespace

struct CheckIn::State {
    Id event;
    Zone zone;
    std::optional<Session> session;
    TicketDoor door;
    Id last = 0;                                                      ///< scan that the door knows of
    std::optional<std::pair<std::int64_t, std::int64_t>> known = {};  ///< changes() by then

    bool counts(const StoredScan& scan) const {
        return scan.session == (session ? std::optional(session->id) : std::nullopt);
    }

    /// What other doors did, and what was revoked, since.
    void catch_up(const Store& store) {
        if (changes(store) == known) return;
        for (const auto& scan : scans_behind(store, event, last)) {
            last = scan.id;
            if (counts(scan)) door.remember(scan.ticket, scan.at, scan.door);
        }
        for (const auto number : revoked_tickets(store, event)) door.revoke(number);
    }

    StoredScan stored(const Store& store, const Scan& scan) const {
        return {.ticket = *scan.ticket,
                .participant = participant_with(store, event, *scan.ticket).value_or(0),
                .session = session ? std::optional(session->id) : std::nullopt,
                .day = zone.day(session ? session->span.start : scan.at),
                .at = scan.at,
                .door = scan.door};
    }
};

CheckIn::CheckIn(const Store& store, std::string_view code, const std::string& session, const std::string& door) {
    auto pack = pack_tickets(store, code, true);
    const auto zone = pack.zone;
    const auto event = pack.event;
    TicketDoor at_door(std::move(pack), session, door);
    state_ = std::make_unique<State>(
        State{event, zone, session.empty() ? std::nullopt : std::optional(get_session(store, code, session)),
              std::move(at_door)});
}
CheckIn::~CheckIn() = default;

const Zone& CheckIn::zone() const {
    return state_->zone;
}

std::vector<Scan> CheckIn::scan(Store& store, const std::vector<std::string>& texts) {
    state_->catch_up(store);
    std::vector<Scan> told;
    std::vector<StoredScan> written_scans;
    auto tickets = Json::array();
    for (const auto& text : texts) {
        told.push_back(state_->door.scan(text, store.now()));
        const auto& scan = told.back();
        if (scan.verdict != "in" && scan.verdict != "already in") continue;
        const auto stored = state_->stored(store, scan);
        insert_scan(store, stored, scan.nonce);
        tickets.push_back(stored.ticket);
        if (scan.verdict == "in") written_scans.push_back(stored);
    }
    if (state_->session) note_present(store, *state_->session, written_scans);
    if (tickets != Json::array())
        journal::write(store, "event", state_->event, written({{"done", "scanned"}, {"tickets", tickets}}));
    state_->known = changes(store);
    return told;
}

}  // namespace tiers::event
