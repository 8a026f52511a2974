#pragma once

#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <tiers/i18n.h>
#include <tiers/member.h>

namespace tiers::member {

/// Makes a badge, a door tag or the address of a device a member's. Kept as a keyed hash (keys/ beside the database) of
/// its letters and digits, whatever their case and what stands between. False where it is theirs already. Throws
/// Conflict where it is another's, BadInput, and Failed, Refused for the key.
TIERS_API bool identify(Store& store, Id member, std::string_view identifier);
/// It is theirs no more. Throws NotFound.
TIERS_API void lose(Store& store, Id member, std::string_view identifier);

/// How a door is read.
struct Door {
    catalogue::Place place;
    bool leaving = false;    ///< who is read leaves
    bool both = false;       ///< who is there and is read again leaves
    Seconds repeat{5 * 60};  ///< who is read again within this is not read again
};

/// What became of a line.
struct Reading {
    Instant at{};
    std::string verdict;  ///< checked in, checked out, ignored, unknown, refused
    std::optional<Id> member;
    std::string member_name;
    Exit exit = Exit::done;  ///< of a refusal
    std::string reason;
};
/// Reads "INSTANT IDENTIFIER", or an identifier that is read now, within the caller's transaction. Nothing is kept of
/// one that is unknown.
TIERS_API Reading read_door(Store& store, const Door& door, std::string_view line);

TIERS_API std::vector<Column> reading_columns();
TIERS_API Row reading_row(const Reading& reading, std::int64_t line, const Door& door);

}  // namespace tiers::member
