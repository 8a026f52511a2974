#pragma once

#include <cstdint>
#include <vector>

namespace tiers {

/// Whole percents of parts that add up to 100, by largest remainder; of equal ones the first. All 0 where nothing is.
std::vector<std::int64_t> whole_percents(const std::vector<std::int64_t>& parts);

}  // namespace tiers
