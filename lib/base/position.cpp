#include "base/position.h"

#include <fmt/format.h>
#include <algorithm>

namespace tiers {

std::string position(std::string_view text, std::size_t at) {
    const auto before = text.substr(0, std::min(at, text.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto begun = before.substr(before.rfind('\n') + 1);
    const auto column = std::count_if(begun.begin(), begun.end(),
                                      [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; });
    return fmt::format("{}:{}", line, column + 1);
}

}  // namespace tiers
