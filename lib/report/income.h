#pragma once

#include <tiers/report.h>

namespace tiers::report {

/// What was charged, by the days of the service that it is for.
Report income();

}  // namespace tiers::report
