#pragma once

#include <tiers/exchange.h>

#include "format/icalendar.h"

namespace tiers::exchange {

/// The declared id of the resource an event is about; empty when nothing tells.
std::string resource_of(const CalendarMap& map, const format::CalendarEvent& event, const std::string& calendar);

}  // namespace tiers::exchange
