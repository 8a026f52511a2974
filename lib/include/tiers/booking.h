#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tiers/catalogue.h>
#include <tiers/document.h>
#include <tiers/store.h>
#include <vector>

namespace tiers::booking {

using Id = std::int64_t;

/// A claim on a resource for [start, end).
struct Booking {
    Id id = 0;
    std::int64_t resource = 0;   ///< row of the resource
    std::int64_t member = 0;
    Span span;
    WallTime wall_start{};
    std::string zone;
    int seats = 1;
    std::string state = "confirmed";   ///< held, pending, confirmed
    std::string ended;                 ///< empty while live: cancelled, no_show, lapsed, declined
    std::optional<std::int64_t> series;
    std::optional<WallTime> original;  ///< wall start the series gave it, also after a move
    std::string label;
    std::optional<Instant> checked_in, checked_out;
};

/// What is asked for: one booking, or a series when `rrule` is there.
struct Request {
    std::string resource;              ///< declared id
    std::int64_t member = 0;
    Span span;
    int seats = 1;
    std::string rrule;
    std::vector<Day> except;
    bool skip_conflicts = false;
    std::string label;
    std::string key;                   ///< idempotency key, empty for none
    std::vector<std::string> overrides;   ///< rules set aside by name
    bool imported = false;             ///< hours, lead time and horizon do not apply; capacity always does
};

/// One step of the chain of rules, in order, with what it found.
struct Step {
    std::string rule;      ///< resource, hours, duration, notice, capacity, ... (stable)
    bool passed = true;
    std::string found;     ///< a sentence
};

struct Skipped {
    WallTime wall_start;
    std::string code, reason;
};

struct Made {
    std::vector<Booking> bookings;     ///< one, or the occurrences of a series
    std::optional<std::int64_t> series;
    std::vector<Skipped> skipped;
    std::vector<Step> steps;           ///< of the first occurrence
    bool duplicate = false;            ///< the key was known: nothing was changed
};

/// Books within the caller's transaction. Throws NotFound, BadInput, Conflict (capacity), Refused (a rule).
TIERS_API Made add(Store& store, const Request& request);

TIERS_API Booking get(const Store& store, Id id);
struct MoveRequest {
    std::optional<Span> span;
    std::optional<std::string> resource;
    std::optional<int> seats;
    std::vector<std::string> overrides;
};
TIERS_API Booking move(Store& store, Id id, const MoveRequest& request);

struct CancelRequest {
    bool following = false;   ///< also the later ones of its series
    std::string reason;
};
TIERS_API std::vector<Booking> cancel(Store& store, Id id, const CancelRequest& request);
TIERS_API Booking checkin(Store& store, Id id, std::optional<Instant> at = {});
TIERS_API Booking checkout(Store& store, Id id, std::optional<Instant> at = {});

struct Query {
    std::optional<Span> span;
    std::string place, resource;          ///< declared ids, empty for all
    std::optional<std::int64_t> member, series;
    bool ended = false;                   ///< also cancelled ones
};
/// Calls back for each booking in order of start: lists stream.
TIERS_API void each(const Store& store, const Query& query, const std::function<void(const Booking&)>& take);

struct FreeWindow {
    std::string resource;
    Span span;
    int seats;      ///< free throughout
};
/// Windows of at least `duration` with `seats` free, within opening hours.
TIERS_API std::vector<FreeWindow> free(const Store& store, const std::vector<catalogue::Resource>& resources,
                                       const Span& within, Seconds duration, int seats);

/// The columns every booking verb prints, and a row of them.
TIERS_API std::vector<Column> columns();
TIERS_API Row row(const Store& store, const Booking& booking);

}  // namespace tiers::booking
