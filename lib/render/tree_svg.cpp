#include <fmt/format.h>
#include <tiers/words.h>
#include <algorithm>

#include "render/svg.h"
#include "render/tree.h"
#include "render/tree_layout.h"

namespace tiers::render {

namespace {

/// What an A4 page is high, where a drawing is as wide as it.
constexpr double page_height = 1.4;
constexpr std::size_t branch_colours = 6;

double outwards(const Placed& placed, double by) {
    return placed.left ? placed.x - by : placed.x + by;
}

std::size_t colour_of(const Placed& placed) {
    return 1 + (placed.branch - 1) % branch_colours;
}

/// A curve to a topic that stands beside what it branches off, a corner to one that stands below it.
std::string connection(const Placed& parent, const Placed& child) {
    if (child.stacked) {
        const auto down = outwards(parent, 9);
        const auto first_line = child.y - (child.height - line_height) / 2;
        return fmt::format("<path class=\"b{}\" d=\"M{:.1f},{:.1f}V{:.1f}H{:.1f}\"/>\n", colour_of(child), down,
                           parent.y + parent.height / 2, first_line, child.x);
    }
    const auto from = parent.level == 0 && child.left ? parent.x : outwards(parent, parent.width);
    const auto middle = (from + child.x) / 2;
    return fmt::format("<path class=\"b{}\" d=\"M{:.1f},{:.1f}C{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}\"/>\n",
                       colour_of(child), from, parent.y, middle, parent.y, middle, child.y, child.x, child.y);
}

std::string box(const Placed& placed) {
    const auto style = placed.level == 0 ? std::string("trunk") : fmt::format("b{}", colour_of(placed));
    return fmt::format("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"9\"/>\n",
                       style, placed.left ? placed.x - placed.width : placed.x, placed.y - placed.height / 2,
                       placed.width, placed.height);
}

std::string words(const Placed& placed) {
    constexpr const char* styles[] = {" class=\"root\"", " class=\"main\""};
    const auto boxed = placed.level <= 1;
    const auto x = outwards(placed, boxed ? placed.width / 2 : 5);
    auto y = placed.y - line_height * static_cast<double>(placed.lines.size()) / 2 + letter_height;
    auto text = fmt::format("<text text-anchor=\"{}\"{}>",
                            boxed         ? "middle"
                            : placed.left ? "end"
                                          : "start",
                            boxed ? styles[placed.level] : "");
    for (const auto& line : placed.lines) {
        text += fmt::format("<tspan x=\"{:.1f}\" y=\"{:.1f}\">{}</tspan>", x, y, html_escaped(line));
        y += line_height;
    }
    return text + "</text>\n";
}

void append_branch(const Placed& placed, std::string& svg) {
    for (const auto& child : placed.children) svg += connection(placed, child);
    if (placed.level <= 1) svg += box(placed);
    svg += words(placed);
    for (const auto& child : placed.children) append_branch(child, svg);
}

std::size_t count_of(const Topic& topic) {
    std::size_t count = 1;
    for (const auto& child : topic.children) count += count_of(child);
    return count;
}

}  // namespace

Drawing drawn(const Topic& root) {
    const auto layout = laid_out(root);
    auto title = root.text;
    std::ranges::replace(title, '\n', ' ');
    auto svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" role=\"img\" "
        "class=\"mindmap\">\n<title>{2}</title>\n<desc>{3}</desc>\n",
        layout.width, layout.height, html_escaped(title),
        say("a mind map; topics: {}, main branches: {}", count_of(root), root.children.size()));
    append_branch(layout.root, svg);
    return {.svg = svg + "</svg>\n", .tall = layout.height > page_height * layout.width};
}

}  // namespace tiers::render
