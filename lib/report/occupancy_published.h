#pragma once

#include <tiers/report.h>

#include "report/occupancy_count.h"

namespace tiers::report {

/// Tells what is booked as it can be published, and what is to be remembered of it: cells that few people booked, or
/// one organisation, are put together, and neither attendance nor peaks are told, which are of fewer.
void publish_occupancy(const Store& store, const Query& query, const Counted& counted, Document& document);

}  // namespace tiers::report
