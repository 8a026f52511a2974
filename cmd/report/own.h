#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cmd/verb.h"

namespace tiers::cmd {

/// A verb for each reports/NAME.sql beside the configuration; none where there is no configuration.
std::vector<Verb> own_report_verbs(const std::optional<std::string>& config);

}  // namespace tiers::cmd
