#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tiers::format {

/// An answer to an invitation (RFC 5546 3.2.3): one attendee about one event.
struct CalendarReply {
    std::string uid;
    std::int64_t sequence = 0;  ///< of the invitation that is answered
    std::string attendee;       ///< mail address
    std::string answer;         ///< PARTSTAT, in upper case
};

/// Throws BadInput for a calendar that is no answer, or not one answer about one event.
CalendarReply read_reply(std::string_view calendar);

}  // namespace tiers::format
