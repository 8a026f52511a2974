#pragma once

#include <tiers/catalogue.h>
#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "report/local_clock.h"

namespace tiers::report {

/// Somebody at a place, as it is stored.
struct StoredStay {
    std::int64_t member = 0;
    Instant in{};
    Instant out{};            ///< `not_noted` where they are there still
    std::int64_t place = 0;   ///< its row
    std::int32_t person = 0;  ///< a number for each who came, from 0 on
    bool automatic = false;   ///< nobody noted the end

    static constexpr auto not_noted = Instant::max();
};

/// All that began within a span, in order: may be kept for several chapters of one document.
class Stays {
public:
    Stays(const Store& store, const Span& span);
    bool cover(const Span& span) const { return span_.start <= span.start && span.end <= span_.end; }
    std::size_t size() const { return all_.size(); }
    std::span<const StoredStay> within(const Span& span) const;

private:
    Span span_;
    std::vector<StoredStay> all_;
};

/// Somebody at one of several places.
struct PlaceStay {
    const StoredStay& stored;
    std::size_t place = 0;  ///< among those that were asked for
    Day day{};              ///< on which they came, by the clock of the place
    const LocalClock& clock;
};

/// Calls back for each stay that begins on the days asked for of its place, in order: once through what is stored,
/// however many places there are, or through what is kept of it, where that is given and enough.
void each_stay(const Store& store, const Stays* kept, const std::vector<catalogue::Place>& places,
               const std::vector<DaySpan>& days, const std::function<void(const PlaceStay&)>& take);

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
