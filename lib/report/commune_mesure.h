#pragma once

#include <tiers/report.h>

namespace tiers::report {

/// A place as Commune Mesure tells it: JSON in that project's form.
Report commune_mesure();

}  // namespace tiers::report
