#pragma once

#include "base/floor_div.h"

namespace tiers {

/// In seconds. Clocks of all zones of today differ by whole ones.
constexpr std::int64_t quarter_hour = 900;

/// The quarter of an hour that an instant lies in, since 1970.
constexpr std::int64_t quarter_of(std::int64_t instant) {
    return floor_div(instant, quarter_hour);
}
constexpr std::int64_t start_of_quarter(std::int64_t quarter) {
    return quarter * quarter_hour;
}

}  // namespace tiers
