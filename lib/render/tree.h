#pragma once

#include <tiers/document.h>
#include <string>
#include <string_view>
#include <vector>

#include "render/writers.h"

namespace tiers::render {

/// A topic as people may see it: control characters made visible line by line, a dash for a text that is empty.
Topic legible(const Topic& topic);

/// What a character takes of a line's room.
using Cost = double (*)(char32_t);
double cost_of(std::string_view text, Cost cost);

/// A text in lines that fit: broken at its own ends of lines, at blanks, and within a word that is longer than a line.
std::vector<std::string> in_lines(std::string_view text, double room, Cost cost);

/// A mind map as SVG, styled by the classes of page.css.
struct Drawing {
    std::string svg;
    bool tall = false;  ///< higher than an A4 page that it is as wide as
};
/// The root in the middle where its branches have no more than two levels, else to the left.
Drawing drawn(const Topic& root);

void write_text_tree(const Tree& tree, const Style& style, const Sink& sink);
std::string html_of(const Tree& tree);

}  // namespace tiers::render
