#pragma once

#include <tiers/report.h>

namespace tiers::report {

/// Booked and attended seat-hours against open seat-hours. Desks and rooms never add up in one figure.
Report occupancy();

}  // namespace tiers::report
