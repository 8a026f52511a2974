#pragma once

#include <tiers/time.h>
#include <string>

namespace tiers::format {

/// The VTIMEZONE of a zone (RFC 5545 3.6.5), as far as times of a span need it: how the clock stands when it begins,
/// and each change of it until it ends.
std::string vtimezone(const Zone& zone, const Span& span);

}  // namespace tiers::format
