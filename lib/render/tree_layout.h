#pragma once

#include <tiers/topic.h>
#include <cstddef>
#include <string>
#include <vector>

namespace tiers::render {

/// A topic where it is drawn, in the units of the drawing: a letter is 15 high.
struct Placed {
    std::vector<std::string> lines;
    std::size_t level = 0;   ///< 0 the root
    std::size_t branch = 0;  ///< which of the root's it is on, from 1
    bool left = false;       ///< on the side where branches grow to the left
    bool stacked = false;    ///< below what it branches off, for want of a column
    double x = 0, y = 0;     ///< of the middle of its edge towards the root; of the root, to the left
    double width = 0, height = 0;
    double block = 0;  ///< the height of it and all that branches off
    std::vector<Placed> children = {};
};

struct Layout {
    Placed root;
    double width = 0, height = 0;
};

constexpr double letter_height = 15, line_height = 20;

/// Places the topics of a tree in columns that are at most 1000 wide together; those of deeper levels stand in the last
/// column, one below the other.
Layout laid_out(const Topic& root);

}  // namespace tiers::render
