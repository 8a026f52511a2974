#pragma once

#include <tiers/report.h>

namespace tiers::report {

/// A chapter of each of the others that is about a period, in one document to publish.
Report activity();

}  // namespace tiers::report
