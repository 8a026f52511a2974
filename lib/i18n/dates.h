#pragma once

#include <string>
#include <tiers/i18n.h>
#include <tiers/time.h>

namespace tiers {

/// 12 March 2026, 12 mars 2026, 1er mars 2026.
std::string long_date(Day day, Language language);
/// March 2026, mars 2026.
std::string month_year(Day day, Language language);
/// Mon, lun.
std::string short_weekday(unsigned iso_weekday, Language language);
/// 14:00, 14 h 00 is left to prose: tables in both languages show 14:00.
std::string clock(WallTime wall);

}  // namespace tiers
