#include "event/survey_cells.h"

#include <algorithm>
#include <numeric>

namespace tiers::event {

namespace {

std::int64_t total_of(const Counts& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

bool any_small(const Counts& counts, std::int64_t least) {
    return std::ranges::any_of(counts, [&](std::int64_t count) { return count > 0 && count < least; });
}

std::vector<std::size_t> smallest_first(const std::vector<Counts>& cells) {
    std::vector<std::size_t> order(cells.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t at) { return total_of(cells[at]); });
    return order;
}

}  // namespace

std::set<std::size_t> merged_cells(const std::vector<Counts>& cells, std::int64_t least,
                                   const std::function<Counts(const std::set<std::size_t>&)>& together) {
    std::set<std::size_t> merged;
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (any_small(cells[i], least)) merged.insert(i);
    if (merged.empty()) return merged;
    for (const auto at : smallest_first(cells)) {
        if (merged.size() > 1 && !any_small(together(merged), least)) break;
        if (total_of(cells[at]) > 0) merged.insert(at);
    }
    return merged;
}

}  // namespace tiers::event
