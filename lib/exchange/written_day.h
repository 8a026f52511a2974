#pragma once

#include <tiers/time.h>
#include <string_view>

namespace tiers::exchange {

/// How a file writes its days. The year first, as in 2026-03-05, is read whatever it says.
enum class DayOrder { iso, day_first, month_first };

/// A day as people write it: 2026-03-05, 05/03/2026, 5.3.2026; a time behind it is left out. Throws BadInput for what
/// is no day, and where nothing says whether the day or the month comes first.
Day written_day(std::string_view text, DayOrder order);

}  // namespace tiers::exchange
