#pragma once

#include <tiers/document.h>
#include <tiers/upkeep.h>
#include <string>
#include <utility>
#include <vector>

namespace tiers::cmd {

/// What `db verify` found, a row a breach.
Table table_of(const std::vector<upkeep::Finding>& findings);
/// Rows of each table.
Table table_of(const std::vector<std::pair<std::string, std::int64_t>>& counted);

}  // namespace tiers::cmd
