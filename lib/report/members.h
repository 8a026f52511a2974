#pragma once

#include <tiers/report.h>

namespace tiers::report {

/// Who joined and who left, by which of two formulas that is a share, and how long people stay.
Report members();

}  // namespace tiers::report
