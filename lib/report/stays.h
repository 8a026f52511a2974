#pragma once

#include <tiers/catalogue.h>
#include <functional>
#include <optional>
#include <vector>

namespace tiers::report {

/// Somebody at one of several places.
struct PlaceStay {
    std::size_t place = 0;  ///< among those that were asked for
    std::int64_t member = 0;
    Instant in{};
    std::optional<Instant> out = {};
    bool automatic = false;  ///< nobody noted the end
};

/// Calls back for each stay that begins in the period of its place, in order: once through what is stored, however many
/// places there are.
void each_stay(const Store& store, const std::vector<catalogue::Place>& places, const std::vector<Span>& periods,
               const std::function<void(const PlaceStay&)>& take);

}  // namespace tiers::report
