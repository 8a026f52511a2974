#pragma once

#include <tiers/time.h>
#include <string>
#include <vector>

namespace tiers::format {

/// A file that goes with a mail.
struct Attachment {
    std::string name;  ///< ASCII
    std::string type;  ///< "image/png"
    std::string bytes;
};

/// A mail of plain text to one person, or of that and of what calendars read. An empty reply_to is left out.
struct Mail {
    std::string from_name, from, reply_to, to_name, to, subject;
    std::string id;  ///< what stands before the @ of its Message-ID
    Instant date{};
    std::string body;              ///< lines end in LF
    std::string calendar, method;  ///< iCalendar and what it is for, REQUEST; empty for none
    std::vector<Attachment> attachments;
};

/// As a file (RFC 5322, RFC 2045 to 2047). No text of it can begin another header.
std::string written(const Mail& mail);

}  // namespace tiers::format
