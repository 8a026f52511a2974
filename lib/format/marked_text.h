#pragma once

#include <string>
#include <string_view>

namespace tiers::format {

/// How a language of plain marks writes a text.
struct Marks {
    std::string_view entities;  ///< what entities begin with: "&" of HTML, "#" of Mermaid
    bool backslash = false;     ///< takes its meaning from the mark behind it, and ** is strong
};

/// The text alone: entities as what they stand for, those that are not known as they stand; <br> as the end of a line.
std::string unmarked(std::string_view text, const Marks& marks);

}  // namespace tiers::format
