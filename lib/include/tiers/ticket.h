#pragma once

#include <tiers/document.h>
#include <tiers/error.h>
#include <tiers/export.h>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::event {

/// What a door needs to check the tickets of an event, and no more: no database, no secret, and no name unless asked
/// for.
struct TicketPack {
    struct Session {
        std::int64_t id = 0;
        std::string code = {};
        std::string title = {};
        Span span = {};
    };
    std::int64_t event = 0;
    std::string code = {};
    std::string title = {};
    Zone zone = Zone::utc();                    ///< of the place: its days count
    std::set<std::int64_t> editions = {};       ///< other events of the same series
    std::vector<Session> sessions = {};         ///< those that take place
    std::vector<std::string> public_keys = {};  ///< 32 bytes each
    std::set<std::int64_t> revoked = {};        ///< numbers of tickets
    std::map<std::int64_t, std::string> names = {};
};

/// As JSON, "tiers.event.pack/1".
TIERS_API std::string written(const TicketPack& pack);
/// Throws BadInput for what is no pack.
TIERS_API TicketPack read_pack(std::string_view json);

/// What a door told of one scan; also a line to merge.
struct Scan {
    Instant at{};
    std::string verdict;  ///< in, already in, revoked, forged, foreign, other edition, other event...
    std::optional<std::int64_t> ticket = {};
    std::string name = {};
    std::string session = {};  ///< code; empty: the event, this day
    std::string door = {};
    std::optional<Instant> first = {};  ///< of "already in": when and at which door it came in
    std::string first_door = {};
    std::int64_t inside = 0;      ///< tickets that are in, of this session or this day
    bool wrong_keyboard = false;  ///< the scanner's keyboard is not the computer's
    std::string nonce = {};       ///< tells this scan from any other, when it is merged
};

/// Checks tickets one after another at one door.
class TIERS_API TicketDoor {
public:
    /// `session` is a code, empty for the event. Throws NotFound with the nearest.
    TicketDoor(TicketPack pack, const std::string& session, std::string door);
    ~TicketDoor();
    TicketDoor(TicketDoor&&) noexcept;

    /// Any text, whole or not; never throws for it.
    Scan scan(std::string_view text, Instant now);
    /// A ticket that came in before, here or at another door.
    void remember(std::int64_t ticket, Instant at, const std::string& door);

private:
    struct State;
    std::unique_ptr<State> state_;
};

TIERS_API std::vector<Column> scan_columns();
TIERS_API Row scan_row(const Scan& scan, const Zone& zone);

}  // namespace tiers::event
