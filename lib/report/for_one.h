#pragma once

#include <tiers/document.h>
#include <cmath>

namespace tiers::report {

/// Cents for one of so many, to the nearest; nothing where there are none.
inline Value for_one(std::int64_t cents, double of) {
    return of > 0 ? Value(static_cast<std::int64_t>(std::llround(static_cast<double>(cents) / of))) : Value();
}

}  // namespace tiers::report
