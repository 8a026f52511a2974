#include "format/vtimezone.h"

#include <fmt/format.h>
#include <cstdlib>

#include "format/content_line.h"
#include "format/icalendar_write.h"
#include "time/zone_changes.h"

namespace tiers::format {

namespace {

/// "+0200"; with seconds where there are some, as before there were zones.
std::string offset_text(Seconds offset) {
    const auto size = std::abs(offset.count());
    const auto text = fmt::format("{}{:02}{:02}", offset.count() < 0 ? '-' : '+', size / 3'600, size / 60 % 60);
    return size % 60 == 0 ? text : fmt::format("{}{:02}", text, size % 60);
}

std::string observance(const ZoneChange& change) {
    const auto* name = change.summer ? "DAYLIGHT" : "STANDARD";
    const WallTime wall(change.since.time_since_epoch() + change.before);
    return folded_line("BEGIN", name) + folded_line("DTSTART", basic(wall)) +
           folded_line("TZOFFSETFROM", offset_text(change.before)) +
           folded_line("TZOFFSETTO", offset_text(change.after)) + folded_line("TZNAME", escaped(change.abbreviation)) +
           folded_line("END", name);
}

}  // namespace

std::string vtimezone(const Zone& zone, const Span& span) {
    auto text = "BEGIN:VTIMEZONE\r\n" + folded_line("TZID", zone.name());
    for (const auto& change : zone_changes(zone, span)) text += observance(change);
    return text + "END:VTIMEZONE\r\n";
}

}  // namespace tiers::format
