#pragma once

#include <tiers/time.h>

namespace tiers {

/// A week of ISO 8601: it begins on Monday, and is of the year that its Thursday lies in.
struct IsoWeek {
    int year = 0;
    int number = 1;  ///< from 1 to 53
    auto operator<=>(const IsoWeek&) const = default;
};

IsoWeek iso_week(Day day);

}  // namespace tiers
