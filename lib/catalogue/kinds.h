#pragma once

#include <string>
#include <vector>

namespace tiers::catalogue {

/// Of resources: words of the program, which people read in their language.
const std::vector<std::string>& resource_kinds();

}  // namespace tiers::catalogue
