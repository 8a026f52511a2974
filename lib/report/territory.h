#pragma once

#include <tiers/report.h>

namespace tiers::report {

/// Where members, those who came and participants of events live, and how far that is.
Report territory();

}  // namespace tiers::report
