#pragma once

#include <tiers/booking.h>

namespace tiers::booking {

/// An exceptional closing or opening, beside what tiers.toml declares. Where several meet, the last one written counts.
struct Block {
    Id id = 0;
    std::string place, resource;  ///< declared ids; no resource: all of the place
    std::string name;             ///< of the resource, else of the place
    std::string zone;
    Span span;
    bool opens = false;
    std::string reason;
};

struct BlockRequest {
    std::string of;  ///< declared id of a place or a resource
    Span span;
    bool opens = false;
    std::string reason;
    std::string key;  ///< idempotency key, empty for none
};

/// What becomes of bookings that a closing hits: kept against the hours, cancelled for nothing, or moved to another
/// resource of the kind at the same time, else to the nearest time of their own within fourteen days.
enum class OnBlocked { refuse, keep, cancel, move };

struct Blocked {
    Block block;
    std::vector<Booking> hit;      ///< as they are now
    std::vector<FreeWindow> left;  ///< when each resource is open on the days of the block; seats are not counted
};

/// Closes or opens. Throws NotFound, and Conflict that lists the bookings hit where nothing says what becomes of them.
TIERS_API Blocked block(Store& store, const BlockRequest& request, OnBlocked on_blocked);
/// Takes one back, which hits bookings too where it was an opening. Throws NotFound, and Conflict.
TIERS_API Blocked unblock(Store& store, Id id, OnBlocked on_blocked);
/// Bookings to come that a request would hit.
TIERS_API std::vector<Booking> hit_by_block(Store& store, const BlockRequest& request);

/// Those that touch a span, of one place or of all, in order of start.
TIERS_API std::vector<Block> blocks(const Store& store, const std::optional<Span>& within, const std::string& place);

TIERS_API std::vector<Column> block_columns();
TIERS_API Row block_row(const Block& block);
/// "closed  3  Hall  24 December 2026, 14:00-18:00  painting".
TIERS_API std::string block_sentence(const Block& block, Language language);
TIERS_API Table open_table(const Store& store, const std::vector<FreeWindow>& left);

}  // namespace tiers::booking
