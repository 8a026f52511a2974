#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tiers {

/// Where a byte of a text stands, as "line:column", both from 1 and columns counted in characters. Past the end: the
/// end.
std::string position(std::string_view text, std::size_t at);

}  // namespace tiers
