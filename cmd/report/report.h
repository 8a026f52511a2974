#pragma once

#include <tiers/report.h>
#include <string>
#include <vector>

#include "cmd/verb.h"

namespace tiers::cmd {

/// What a report is asked of a period, by the clock of the place that is asked for, or of the first.
report::Query query_of(const Store& store, const std::string& period, const Invocation& call);

/// A verb for each report that is declared.
std::vector<Verb> report_verbs();

}  // namespace tiers::cmd
