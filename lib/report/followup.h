#pragma once

#include <tiers/report.h>

namespace tiers::report {

/// How far accompanied projects and households are, and what came of them.
Report followup();

}  // namespace tiers::report
