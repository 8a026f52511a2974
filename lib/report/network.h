#pragma once

#include <tiers/report.h>

namespace tiers::report {

/// Places side by side, those of other operators too, each figure with what it is measured on.
Report network();

}  // namespace tiers::report
