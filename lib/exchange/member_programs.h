#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/member_map.h"

namespace tiers::exchange {

/// The program whose export a heading plainly is.
std::optional<std::string> program_of(const std::vector<std::string>& heading);
/// The mapping of a known program, with those of its columns that the heading names. Throws BadInput for another name.
MemberMap program_map(std::string_view program, const std::vector<std::string>& heading);

}  // namespace tiers::exchange
