#pragma once

#include <map>
#include <string>
#include <vector>

#include "format/icalendar.h"

namespace tiers::format {

/// The events that count, those of a series before its exceptions: of an event that stands several times in a file the
/// highest sequence, then the last. One without UID gets one made of what it is.
std::vector<CalendarEvent> newest(std::vector<CalendarEvent> events);

/// Occurrences that have an event of their own, by the UID of their series.
using Exceptions = std::map<std::string, std::vector<CalendarTime>>;
Exceptions exceptions_of(const std::vector<CalendarEvent>& events);

/// All that would make an event another one; `how` is what the command adds to it.
std::string digest_of(const CalendarEvent& event, const Exceptions& exceptions, const std::string& how);

}  // namespace tiers::format
