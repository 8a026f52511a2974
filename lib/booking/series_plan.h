#pragma once

#include "booking/site.h"
#include "time/recurrence_set.h"

namespace tiers::booking {

/// A series on wall time: zones are applied last, occurrence by occurrence.
struct SeriesPlan {
    RecurrenceSet set;
    Seconds duration;
    Zone zone;  ///< that of the place, or the one a calendar of others gives
};
/// The zone is that of the place. Throws BadInput for a rule that comes more than once a day.
SeriesPlan plan_of(const Zone& zone, const Request& request);

/// All that there are before a wall time, or to the end. Throws BadInput beyond the limit.
std::vector<WallTime> occurrences(const SeriesPlan& plan, std::optional<WallTime> before);
/// All that there are to write now: those without end within the horizon. Throws BadInput beyond the limit.
std::vector<WallTime> occurrences(const SeriesPlan& plan, const Site& site, Instant now);
/// What a series has gained since its last occurrence was written; the limit counts from there.
std::vector<WallTime> gained(const SeriesPlan& plan, const Site& site, Instant now, WallTime last);
/// A rule that comes again sooner than its booking ends would conflict with itself: throws BadInput.
void check_against_itself(const std::vector<WallTime>& walls, Seconds duration);

/// As long on the wall as the first one; when the clock changes in between, the wall may show an end before the start.
Span span_of(const SeriesPlan& plan, WallTime wall);
Seconds duration_on_wall(const Span& span, const Zone& zone);

}  // namespace tiers::booking
