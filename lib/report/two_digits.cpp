#include "report/two_digits.h"

#include <cmath>

namespace tiers::report {

Value two_digits(double estimate) {
    if (!std::isfinite(estimate) || std::abs(estimate) < 1e-9) return std::int64_t{0};
    const auto behind = 1 - static_cast<int>(std::floor(std::log10(std::abs(estimate))));
    const auto scale = std::pow(10, std::abs(behind));
    if (behind > 0) return std::round(estimate * scale) / scale;
    return static_cast<std::int64_t>(std::llround(estimate / scale)) * static_cast<std::int64_t>(std::llround(scale));
}

double rounded_to_two_digits(double estimate) {
    const auto value = two_digits(estimate);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    return std::get<double>(value);
}

}  // namespace tiers::report
