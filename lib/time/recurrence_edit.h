#pragma once

#include "time/recurrence.h"

namespace tiers {

/// A rule that starts at `start`, without `instance` and what comes after it: COUNT stays COUNT, what had UNTIL or no
/// end gets UNTIL.
Recurrence ended_before(const Recurrence& rule, WallTime start, WallTime instance);
/// The same rule from one of its instances on, to be started there.
Recurrence continued_from(const Recurrence& rule, WallTime start, WallTime instance);

/// The rule that, started as much later than `start` as `to` is than `from`, gives every instance later by as much.
/// Throws BadInput, telling where they part, for a rule that cannot say so: the day after each second Tuesday is not
/// each second Wednesday.
Recurrence shifted(const Recurrence& rule, WallTime start, WallTime from, WallTime to);

/// A rule for the 29th, 30th or 31st that takes the last day of shorter months instead of leaving them out:
/// BYMONTHDAY=28,29,30,31;BYSETPOS=-1. Throws BadInput for any other.
Recurrence clamped(const Recurrence& rule, WallTime start);

/// UNTIL in UTC, as RFC 5545 wants it beside a start in a zone.
Recurrence in_utc(const Recurrence& rule, const Zone& zone);

}  // namespace tiers
