#pragma once

#include <tiers/store.h>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"

namespace tiers::report {

/// What tiers.toml declares of a kind now, by id.
std::vector<std::pair<std::string, Json>> declared_rows(const Store& store, std::string_view kind);

}  // namespace tiers::report
