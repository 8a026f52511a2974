#pragma once

#include <string>
#include <vector>

namespace tiers {

/// A topic of a mind map, with those that branch off it in their order. A text is lines: none is empty, and none has
/// blanks at its ends or two in a row.
struct Topic {
    std::string text;  ///< may be empty, as that of a branch that has no name
    std::string note = {};
    std::string link = {};  ///< http, https or mailto; empty for none
    std::vector<Topic> children = {};
    bool operator==(const Topic&) const = default;
};

}  // namespace tiers
