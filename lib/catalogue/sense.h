#pragma once

#include <vector>

#include "catalogue/toml.h"

namespace tiers::catalogue {

/// What is wrong with a file although each key is right by itself: ids used twice or unknown, closures that overlap, a
/// resource composed of itself, hours that do not parse, a VAT rate under a regime without VAT. Tolerates a file that
/// check_keys() complains about, so that one run tells all.
std::vector<Problem> check_sense(const Node& root);

}  // namespace tiers::catalogue
