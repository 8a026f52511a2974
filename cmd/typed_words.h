#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::cmd {

/// The words between the commas of some lists.
std::vector<std::string> comma_separated(const std::vector<std::string>& lists);
/// A whole number and nothing else.
std::optional<std::int64_t> whole(std::string_view typed);

}  // namespace tiers::cmd
