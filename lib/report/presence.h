#pragma once

#include <tiers/report.h>

namespace tiers::report {

/// People who were there, and visitors who were counted, which never add up in one figure.
Report presence();

}  // namespace tiers::report
