#pragma once

#include <tiers/time.h>
#include <cstdint>
#include <optional>
#include <string>

namespace tiers::format {

/// Who takes part in an event.
struct Participant {
    std::string name, mail;
};

/// An event to be written. Empty texts are left out.
struct CalendarEntry {
    std::string uid;
    std::int64_t sequence = 0;
    Instant stamp;  ///< when this version of it was recorded
    Span span;
    std::optional<Zone> zone;  ///< on whose clock its times are told; in UTC without
    std::string status;        ///< CONFIRMED, TENTATIVE, CANCELLED
    std::string summary, description, location;
    std::optional<Participant> organizer, attendee;  ///< of an invitation, which the attendee is asked to answer
};

/// An iCalendar file (RFC 5545) is calendar_begin(), a vtimezone() for each zone of its entries, a VEVENT for each
/// entry, and calendar_end(). One that is mailed has a method (RFC 5546).
std::string calendar_begin(const std::string& name, const std::string& method = {});
std::string written(const CalendarEntry& entry);
std::string calendar_end();
/// "20260312T140000".
std::string basic(WallTime wall);

}  // namespace tiers::format
