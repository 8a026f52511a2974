#pragma once

#include <map>

#include "booking/site.h"

namespace tiers::booking {

/// The opening of sites, worked out a stretch of days at a time and remembered: says yes at once to most of many
/// claims.
class OpenDays {
public:
    /// Whether a claim is known to lie within opening. Where it is not, check_hours tells.
    bool hold(const Site& site, const Span& claim);

private:
    const std::vector<Span>& stretch(const Site& site, std::int64_t number);

    using Key =
        std::tuple<std::int64_t, std::int64_t, std::int64_t>;  ///< place, resource with hours of its own, stretch
    std::map<Key, std::vector<Span>> stretches_;
};

}  // namespace tiers::booking
