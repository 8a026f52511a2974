#pragma once

#include "report/behind.h"

namespace tiers::report {

/// "stage-there", "stage-came", "stage-left": at the end of a month, or within it; and so by "level" and "kind". What
/// counts as coming and leaving is another thing for each of the three, so that they are measures of their own.
std::string followup_measure(const std::string& by, const char* what);

/// Follow-ups by their number, not the people in them; nobody for a measure that is none of theirs.
Behind behind_followups(const Store& store, const std::string& measure, const DaySpan& days);

}  // namespace tiers::report
