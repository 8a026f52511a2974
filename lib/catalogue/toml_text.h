#pragma once

#include <string>
#include <string_view>

#include "catalogue/toml.h"

namespace tiers::catalogue {

/// A value as TOML writes it on one line: "a", 12, [1, 2], { from = 2026-01-01 }.
std::string toml_text(const Node& node);
/// Text as a basic string in quotes.
std::string toml_quoted(std::string_view text);

}  // namespace tiers::catalogue
