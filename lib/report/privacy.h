#pragma once

#include <tiers/report.h>

namespace tiers::report {

/// The register of processing (GDPR art. 30), from the schema as it is.
Report privacy();

}  // namespace tiers::report
