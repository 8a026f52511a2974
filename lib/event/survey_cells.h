#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace tiers::event {

using Counts = std::vector<std::int64_t>;

/// Which of some cells are merged so that none of fewer people than `least` is told: all that are small, and the next
/// smallest until there are two of them and enough people together, whom `together` counts. A cell is a row of counts,
/// all of which count; 0 is not small. Nothing where no cell is small.
std::set<std::size_t> merged_cells(const std::vector<Counts>& cells, std::int64_t least,
                                   const std::function<Counts(const std::set<std::size_t>&)>& together);

}  // namespace tiers::event
