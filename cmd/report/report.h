#pragma once

#include <vector>

#include "cmd/verb.h"

namespace tiers::cmd {

/// A verb for each report that is declared.
std::vector<Verb> report_verbs();

}  // namespace tiers::cmd
