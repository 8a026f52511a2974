#pragma once

#include <tiers/report.h>

namespace tiers::report {

/// Kilometres, hours and CO2 that coming to the place avoids, and induces, by what each member would do otherwise.
Report mobility();

}  // namespace tiers::report
