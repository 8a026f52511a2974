#pragma once

#include "format/icalendar.h"

namespace tiers::format {

/// An event that changes all that follows in its series (RANGE=THISANDFUTURE, RFC 5545 3.2.13) stands for one event
/// each for the occurrences from there on, as long after its own time as they were after its occurrence; those that
/// have an event of their own keep it. A series without end that is changed so ends before `before`. What cannot be
/// spread out is marked as broken. `place` tells the zone that floating times of an event are read in.
std::vector<CalendarEvent> spread_following(std::vector<CalendarEvent> events,
                                            const std::function<Zone(const CalendarEvent&)>& place, Day before);

}  // namespace tiers::format
