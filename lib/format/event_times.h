#pragma once

#include "format/icalendar.h"
#include "time/recurrence_set.h"

namespace tiers::format {

/// Times of an event where it takes place: floating ones and dates are read in the zone of the place.
Instant instant_of(const CalendarTime& time, const Zone& place);
/// The wall time in a zone; floating ones and dates are wall times of it already.
WallTime wall_in(const CalendarTime& time, const Zone& zone);
/// The zone that the rule of an event is read in.
Zone zone_of_rule(const CalendarEvent& event, const Zone& place);
bool comes_again(const CalendarEvent& event);
/// When an event that comes again starts, in wall times of the zone of its rule. A date beside the rule is that day at
/// the hour of the event. Throws BadInput for a rule that is none.
RecurrenceSet starts_of(const CalendarEvent& event, const Zone& zone);
/// The span of an event, of the first occurrence for one that comes again. Throws BadInput where there is none.
Span span_of(const CalendarEvent& event, const Zone& place);

}  // namespace tiers::format
