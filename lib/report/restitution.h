#pragma once

#include <tiers/report.h>

namespace tiers::report {

/// What came of an event, as it is published: who registered and who came, what took place, and what it brought.
Report restitution();

}  // namespace tiers::report
