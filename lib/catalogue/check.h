#pragma once

#include <vector>

#include "catalogue/toml.h"

namespace tiers::catalogue {

/// What of a file does not fit the table of keys: unknown keys, missing ones, wrong types, units and words.
std::vector<Problem> check_keys(const Node& root);

}  // namespace tiers::catalogue
