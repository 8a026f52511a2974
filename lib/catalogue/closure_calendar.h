#pragma once

#include <tiers/catalogue.h>
#include <filesystem>
#include <vector>

#include "catalogue/toml.h"

namespace tiers::catalogue {

/// Adds the closures that the calendar files of each place tell: every day that an event touches, those that come again
/// up to the end of the year after next. Files lie relative to `folder`. Gives back what is wrong with them, at their
/// places in tiers.toml.
std::vector<Problem> add_calendar_closures(Catalogue& catalogue, const Node& root, const std::filesystem::path& folder,
                                           Instant now);

}  // namespace tiers::catalogue
