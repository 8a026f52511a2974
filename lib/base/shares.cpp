#include "base/shares.h"

#include <algorithm>
#include <numeric>

namespace tiers {

std::vector<std::int64_t> whole_percents(const std::vector<std::int64_t>& parts) {
    const auto sum = std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
    std::vector<std::int64_t> percents(parts.size(), 0);
    if (sum == 0) return percents;
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (const auto i : order) percents[i] = parts[i] * 100 / sum;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
        return parts[one] * 100 % sum > parts[other] * 100 % sum;
    });
    const auto missing = 100 - std::accumulate(percents.begin(), percents.end(), std::int64_t{0});
    for (std::size_t i = 0; i < static_cast<std::size_t>(missing); ++i) ++percents[order[i]];
    return percents;
}

}  // namespace tiers
