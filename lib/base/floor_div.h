#pragma once

#include <cstdint>

namespace tiers {

/// A quotient rounded down, also below zero; `by` is above it.
constexpr std::int64_t floor_div(std::int64_t number, std::int64_t by) {
    return number / by - (number % by < 0 ? 1 : 0);
}

}  // namespace tiers
