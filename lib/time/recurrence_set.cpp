#include "time/recurrence_set.h"

#include <algorithm>

namespace tiers {

bool RecurrenceSet::excepted(WallTime wall) const {
    return std::find(except.begin(), except.end(), wall) != except.end() ||
           std::find(except_days.begin(), except_days.end(), std::chrono::floor<std::chrono::days>(wall)) !=
               except_days.end();
}

void RecurrenceSet::each(const std::function<bool(WallTime)>& take, std::optional<WallTime> before) const {
    auto next = also.begin();
    auto last = WallTime::min();
    auto going = true;
    const auto give = [&](WallTime wall) {
        if (before && wall >= *before)
            going = false;
        else if (wall > last && !excepted(wall))
            going = take(wall);
        last = std::max(last, wall);
    };
    const auto instance = [&](WallTime wall) {
        while (going && next != also.end() && *next < wall) give(*next++);
        if (going) give(wall);
        return going;
    };
    if (rule)
        rule->each(start, instance, before);
    else
        instance(start);
    while (going && next != also.end()) give(*next++);
}

std::vector<WallTime> RecurrenceSet::expand(std::size_t limit, std::optional<WallTime> before) const {
    std::vector<WallTime> found;
    each(
        [&](WallTime wall) {
            found.push_back(wall);
            return found.size() < limit;
        },
        before);
    return found;
}

}  // namespace tiers
