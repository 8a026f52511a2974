#pragma once

#include <string_view>

namespace tiers::catalogue {

/// Throws NotToml where the text goes past a limit of tiers/limits.h or would make toml++ abort, without
/// understanding more of it than strings, comments and brackets.
void check_limits(std::string_view bytes);

}  // namespace tiers::catalogue
