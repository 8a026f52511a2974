#pragma once

#include "time/opening_hours_cursor.h"
#include "time/opening_hours_rule.h"

namespace tiers {

/// Reads a selector of days into a rule: weekdays, dates, weeks or years, and a colon behind it ("Apr-Oct:
/// 10:00-18:00"). False when none stands here. Throws BadInput, also for a second of its kind.
bool take_day_selector(HoursCursor& in, OpeningHours::Rule& rule);

}  // namespace tiers
