#pragma once

#include <tiers/catalogue.h>
#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

#include "report/local_clock.h"

namespace tiers::report {

/// Somebody at one of several places.
struct PlaceStay {
    std::size_t place = 0;  ///< among those that were asked for
    std::int64_t member = 0;
    Instant in{};
    Day day{};  ///< on which they came, by the clock of the place
    std::optional<Instant> out = {};
    bool automatic = false;  ///< nobody noted the end
    const LocalClock& clock;
};

/// Calls back for each stay that begins on the days asked for of its place, in order: once through what is stored,
/// however many places there are.
void each_stay(const Store& store, const std::vector<catalogue::Place>& places, const std::vector<DaySpan>& days,
               const std::function<void(const PlaceStay&)>& take);

/// Sorts by day, and those of a day by what is less: each day by itself, for most things come in order of days.
template <class Item, class Less>
void sort_by_day(std::vector<Item>& items, Less less) {
    const auto before = [](const Item& one, const Item& other) { return one.day < other.day; };
    if (!std::is_sorted(items.begin(), items.end(), before)) std::stable_sort(items.begin(), items.end(), before);
    for (auto from = items.begin(); from != items.end();) {
        const auto to = std::find_if(from, items.end(), [&](const Item& one) { return one.day != from->day; });
        std::sort(from, to, less);
        from = to;
    }
}

}  // namespace tiers::report
