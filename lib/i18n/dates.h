#pragma once

#include <tiers/i18n.h>
#include <tiers/time.h>
#include <string>

namespace tiers {

/// 12 March 2026, 12 mars 2026, 1er mars 2026.
std::string long_date(Day day, Language language);
/// March 2026, mars 2026.
std::string month_year(Day day, Language language);
/// Mon, lun.
std::string short_weekday(unsigned iso_weekday, Language language);
/// 14:00, in both languages.
std::string clock(WallTime wall);
/// An instant: "12 March 2026, 14:00", "12 mars 2026, 14:00".
std::string shown(Instant at, const Zone& zone, Language language);
/// An interval: "12 March 2026, 14:00-16:00", "12 mars 2026, 14:00-16:00".
std::string shown(const Span& span, const Zone& zone, Language language);

}  // namespace tiers
