#pragma once

#include <tiers/time.h>

#include "report/dimensions.h"

namespace tiers::report {

/// The days a year before that some are compared with, and how they were found.
struct YearBefore {
    DaySpan days;
    bool by_calendar = false;  ///< the same months and days of the year; else 52 weeks, so that weekdays meet
};

/// Whole months, and what is split into months, have the same ones of the year before, to the last day of a month where
/// they end with one. All else, and what is split into days or weeks, has what lies 52 weeks before.
YearBefore year_before(const DaySpan& days, const Dimensions& by);

}  // namespace tiers::report
