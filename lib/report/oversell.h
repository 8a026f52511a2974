#pragma once

#include <tiers/report.h>

namespace tiers::report {

/// Allowances sold against the capacity there is, and how often nothing was left.
Report oversell();

}  // namespace tiers::report
