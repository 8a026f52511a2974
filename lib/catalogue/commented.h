#pragma once

#include <string>

#include "catalogue/toml.h"

namespace tiers::catalogue {

/// A tiers.toml with these values, and every other key there is as a comment with its default or an example. Each key
/// has its help above it, in the language in force.
std::string commented(const Node& values);

}  // namespace tiers::catalogue
