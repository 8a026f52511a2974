#pragma once

#include <tiers/document.h>
#include <array>
#include <optional>
#include <string>

namespace tiers::report {

/// Mon, as people read it, of an ISO weekday.
const char* weekday_label(std::size_t iso_weekday);

/// A row a weekday, a column an hour, from the first one known to the last.
Heatmap week_map(const std::array<std::optional<double>, 168>& hours);

}  // namespace tiers::report
