#pragma once

#include <tiers/time.h>
#include <string>
#include <vector>

namespace tiers {

/// The clock of a zone from an instant on.
struct ZoneChange {
    Instant since;
    Seconds before, after;     ///< offsets, east of UTC
    bool summer = false;       ///< daylight saving time
    std::string abbreviation;  ///< CET, CEST
};

/// How the clock of a zone stands when a span begins, and each change of it until the span ends, in order. The first is
/// the last change before the span; where there was none, one of nothing, at the beginning of 1970 or of the span.
std::vector<ZoneChange> zone_changes(const Zone& zone, const Span& span);

}  // namespace tiers
