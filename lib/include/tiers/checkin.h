#pragma once

#include <tiers/ticket.h>
#include <memory>

namespace tiers::event {

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
    /// From now on it is not let in.
    void revoke(std::int64_t ticket);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// A door with the database: it knows what other doors let in, and what is revoked meanwhile.
class TIERS_API CheckIn {
public:
    /// Throws NotFound with the nearest.
    CheckIn(const Store& store, std::string_view event, const std::string& session, const std::string& door);
    ~CheckIn();

    const Zone& zone() const;
    /// Within the caller's transaction: what is let in is written, and noted as attendance of the session.
    std::vector<Scan> scan(Store& store, const std::vector<std::string>& texts);

private:
    struct State;
    std::unique_ptr<State> state_;
};

TIERS_API std::vector<Column> scan_columns();
TIERS_API Row scan_row(const Scan& scan, const Zone& zone);
/// One line for the screen of a door.
TIERS_API std::string scan_sentence(const Scan& scan, const Zone& zone);

/// What became of a line that a door without the database wrote.
struct MergedScan {
    std::int64_t line = 0;
    std::string verdict;  ///< merged, known, again, two doors
    Scan scan;            ///< of "again" and "two doors": with when and where its ticket came in as well
};
/// Takes in the scans of a door in JSON lines, in the caller's transaction; those taken in before change nothing.
/// Attendance of their sessions is noted. Throws BadInput with the line of what is no scan of this event.
TIERS_API std::vector<MergedScan> merge_scans(Store& store, std::string_view event, std::string_view lines);
TIERS_API std::vector<Column> merged_columns();
TIERS_API Row merged_row(const MergedScan& merged, const Zone& zone);

}  // namespace tiers::event
