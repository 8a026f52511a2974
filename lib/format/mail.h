#pragma once

#include <tiers/time.h>
#include <string>

namespace tiers::format {

/// A mail of plain text to one person, or of that and of what calendars read. An empty reply_to is left out.
struct Mail {
    std::string from_name, from, reply_to, to_name, to, subject;
    std::string id;  ///< what stands before the @ of its Message-ID
    Instant date{};
    std::string body;              ///< lines end in LF
    std::string calendar, method;  ///< iCalendar and what it is for, REQUEST; empty for none
};

/// As a file (RFC 5322, RFC 2045 to 2047). No text of it can begin another header.
std::string written(const Mail& mail);

}  // namespace tiers::format
