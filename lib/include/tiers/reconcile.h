#pragma once

#include <tiers/booking.h>
#include <tiers/presence.h>
#include <tiers/presence_use.h>

namespace tiers::booking {

struct ReconcileQuery {
    Period period;      ///< days on which bookings start and members come, in the clock of the place
    std::string place;  ///< declared id, empty for all
};

/// What presences of a place say of its bookings, and the other way round. Where nobody noted who was there, neither
/// is measured.
struct Reconciled {
    std::string place, timezone;
    std::int64_t bookings = 0;   ///< confirmed ones that are over
    std::int64_t presences = 0;  ///< of members
    /// Those bookings that nobody checked in for, and whose member, or who belongs to it, was not there meanwhile.
    std::optional<std::vector<Booking>> no_shows;
    /// Presences of who had no booking meanwhile of what is booked by seats, and no subscription that holds something
    /// there: their own, or of an organisation of theirs; nor an allowance that covers the day. Not measured either
    /// where nothing is booked by seats.
    std::optional<std::vector<member::Presence>> ghosts;
    /// Days of members that nobody pays for. Not measured where nobody came, nor where no plan and no pack counts days.
    std::optional<std::vector<member::UnbilledDay>> unbilled;
};
/// A place each. Those that are retired come only where there was something.
TIERS_API std::vector<Reconciled> reconcile(const Store& store, const ReconcileQuery& query);

/// What `member reconcile` prints: each no-show, ghost and unbilled day, and a row for what is not measured; or counts
/// a place.
TIERS_API Document unmatched(const std::vector<Reconciled>& places, const ReconcileQuery& query, Instant now);
TIERS_API Document unmatched_by_place(const std::vector<Reconciled>& places, const ReconcileQuery& query);
TIERS_API std::vector<Column> unmatched_columns();

}  // namespace tiers::booking
