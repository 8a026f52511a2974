#pragma once

#include <string>
#include <string_view>

namespace tiers::format {

/// The calendar in a mail (RFC 2045, 2046): its first text/calendar part, as UTF-8, whatever it is nested in but a mail
/// that was forwarded. What is a calendar itself stays as it is. Throws BadInput for a mail without one.
std::string calendar_part(std::string_view bytes);

}  // namespace tiers::format
