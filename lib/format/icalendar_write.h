#pragma once

#include <tiers/time.h>
#include <cstdint>
#include <string>

namespace tiers::format {

/// An event to be written. Empty texts are left out.
struct CalendarEntry {
    std::string uid;
    std::int64_t sequence = 0;
    Instant stamp;  ///< when this version of it was recorded
    Span span;
    std::string status;  ///< CONFIRMED, TENTATIVE, CANCELLED
    std::string summary, description, location;
};

/// An iCalendar file (RFC 5545) is calendar_begin(), a VEVENT for each entry, and calendar_end().
std::string calendar_begin(const std::string& name);
std::string written(const CalendarEntry& entry);
std::string calendar_end();

}  // namespace tiers::format
