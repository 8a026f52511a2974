#pragma once

#include <tiers/report.h>

namespace tiers::report {

/// What places cost, for a square metre, a seat and who came, and who pays it.
Report funding();

}  // namespace tiers::report
