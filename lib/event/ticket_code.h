#pragma once

#include <tiers/time.h>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::event {

/// What a ticket says; it names nobody.
struct Ticket {
    std::int64_t event = 0;
    std::int64_t number = 0;
    std::optional<std::int64_t> session = {};  ///< the only one it is for
    std::vector<Day> days = {};                ///< the only ones it is for, in order; empty: all of the event
    bool operator==(const Ticket&) const = default;
};

/// The text of a ticket: 135 letters and digits that fit a QR code of version 6 at level M. It is 84 bytes in base32:
///   0  1  version, 1            8  4  number                      18  2  which days: bit i is the first and i days
///   more 1  3  id of the key        12  4  session, 0 for any          20 64  Ed25519 signature of what stands before
///   4  4  event                16  2  first day after 1970-01-01
/// with the highest byte first. The same ticket and secret have the same text. Throws BadInput for a number beyond what
/// there is room for, and for days that do not lie within 16.
std::string ticket_code(const Ticket& ticket, std::string_view secret);

/// Three bytes that tell the keys of an operator apart, and are found in each ticket.
std::string ticket_key_id(std::string_view public_key);

/// A public key that tickets are verified with.
struct TicketKey {
    std::string id;
    std::string bytes;

    explicit TicketKey(std::string public_key) : id(ticket_key_id(public_key)), bytes(std::move(public_key)) {}
};

/// What a scanned text is.
struct TicketRead {
    enum class Is {
        unreadable,  ///< no ticket at all, or cut short
        foreign,     ///< signed with a key that is none of ours, or damaged
        forged,      ///< names one of our keys, which did not sign it
        genuine
    } is = Is::unreadable;
    Ticket ticket = {};           ///< what it claims, of one that is readable
    bool wrong_keyboard = false;  ///< it was understood through the wrong keyboard
};

/// Reads a scanned text, of either case and whatever white space it has; one that is not genuine is tried once more as
/// typed by a scanner set to the wrong keyboard. More than 512 bytes are not looked at.
TicketRead read_ticket(std::string_view scanned, std::span<const TicketKey> keys);

}  // namespace tiers::event
