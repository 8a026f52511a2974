#pragma once

#include <tiers/report.h>

namespace tiers::report {

/// What the observatory of third places asks each year, as far as it is known.
Report census();

}  // namespace tiers::report
