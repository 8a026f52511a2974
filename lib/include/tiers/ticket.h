#pragma once

#include <tiers/registration.h>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::event {

/// What somebody shows at the door. Its number and its text name nobody.
struct IssuedTicket {
    std::int64_t number = 0;
    Participant participant;
    std::string event_code, event_title;
    std::string session;    ///< code of the only one it is for; empty: all that the days say
    std::vector<Day> days;  ///< the only ones it is for, in order; empty: all of the event
    std::string text;       ///< 135 letters and digits, for a QR code
    bool known = false;     ///< it was issued before
};

/// The ticket of a participant who has a seat: the one that counts, or a new one where there is none, where the seat is
/// for something else by now, and, `anew`, where it was lost; the former is revoked then. Throws NotFound, and Refused
/// for who has no seat, and for the key.
TIERS_API IssuedTicket issue_ticket(Store& store, std::string_view event, std::string_view who, bool anew = false);
/// Of all who have a seat, in order of name.
TIERS_API std::vector<IssuedTicket> issue_tickets(Store& store, std::string_view event);
/// No door lets it in any more, once it has a new pack. Its number. Throws NotFound where there is none.
TIERS_API std::int64_t revoke_ticket(Store& store, std::string_view event, std::string_view who);

/// A key that tickets are signed with. Its secret lies in keys/ beside the database.
struct SigningKey {
    std::string id;     ///< as in the tickets, six hexadecimal digits
    std::string state;  ///< signs, retired, distrusted
    Instant created{};
    std::optional<Instant> retired;     ///< it signs no more
    std::optional<Instant> distrusted;  ///< its tickets are foreign
};
TIERS_API std::vector<SigningKey> signing_keys(const Store& store);
/// The key that signs is retired: the next ticket makes another. Tickets that it signed stay good, unless `distrust`,
/// which also takes those of the keys before. Those that changed. Throws NotFound where no key signs.
TIERS_API std::vector<SigningKey> rotate_signing_key(Store& store, bool distrust);

TIERS_API std::vector<Column> ticket_columns();
TIERS_API Row ticket_row(const IssuedTicket& ticket);
TIERS_API std::vector<Column> signing_key_columns();
TIERS_API Row signing_key_row(const SigningKey& key);

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

/// Of an event as it is now. Throws NotFound.
TIERS_API TicketPack pack_tickets(const Store& store, std::string_view event, bool names);
/// As JSON, "tiers.event.pack/1".
TIERS_API std::string pack_text(const TicketPack& pack);
/// Throws BadInput for what is no pack.
TIERS_API TicketPack read_pack(std::string_view json);

}  // namespace tiers::event
