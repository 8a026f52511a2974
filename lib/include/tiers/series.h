#pragma once

#include <tiers/booking.h>
#include <optional>
#include <string>
#include <vector>

namespace tiers::booking {

/// How much of a series an edit is for.
struct SeriesReach {
    bool all = false;             ///< all that are to come, not only from the occurrence on
    bool skip_conflicts = false;  ///< those that cannot move stay where they were, and are listed
};

/// An occurrence that could not move: it stands where it was, and keeps its place in the series.
struct Stayed {
    Id id = 0;
    WallTime wall_start;  ///< where it stands
    std::string code, reason;
};

struct SeriesMoved {
    std::vector<Booking> moved;  ///< in the order of the series
    std::vector<Stayed> stayed;
    std::string rrule;   ///< by which they come now
    WallTime since;      ///< the first of them, in wall time of the series
    bool split = false;  ///< into what was and a new series
};

/// Gives an occurrence another time, resource or number of seats, and the same change, in wall time of the series, to
/// those that follow it or to all that are to come. What one of them had of its own it keeps, and its place in the
/// series; what has begun or was checked in is not touched. The series changes where nothing of it came before, and is
/// split otherwise. Each passes every rule where it goes, and is priced anew. Throws as move does, BadInput for a rule
/// that cannot shift so, and for those that a calendar brought Refused.
TIERS_API SeriesMoved move_series(Store& store, Id id, const MoveRequest& request, const SeriesReach& reach);

/// Cancels all that is to come of the series a booking is in, and ends it; `following` says nothing here. Throws
/// Conflict where nothing is to come and nothing would grow.
TIERS_API std::vector<Booking> cancel_to_come(Store& store, Id id, const CancelRequest& request);

/// A rule for the 29th, 30th or 31st as one that takes the last day of shorter months. Throws BadInput for any other.
TIERS_API std::string clamped(const std::string& rrule, WallTime start);

/// What a booking's place in its series is: the rule, the nth of how many (nothing where there is no end), and the
/// time the series gave it where it stands elsewhere.
TIERS_API std::vector<Column> series_columns();
TIERS_API Row series_cells(const Store& store, const Booking& booking);

}  // namespace tiers::booking
