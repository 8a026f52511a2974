#include <utf8proc.h>
#include <algorithm>

#include "base/text.h"
#include "render/paint.h"
#include "render/tree.h"

namespace tiers::render {

namespace {

constexpr int narrowest_text = 20;

double terminal_cost(char32_t code) {
    return utf8proc_charwidth(static_cast<utf8proc_int32_t>(code));
}

/// Draws topics below one another, as tree(1) does.
class Branches {
public:
    Branches(int width, const Paint& paint, const Sink& sink) : width_(width), paint_(paint), sink_(sink) {}

    /// `first` stands before the first line of a topic, `rest` before all others of its branch.
    void draw(const Topic& topic, const std::string& first, const std::string& rest) {
        const auto below = rest + (topic.children.empty() ? "   " : "│  ");
        auto before = first;
        for (const auto& line : lines(topic.text, rest)) {
            sink_(before + line + "\n");
            before = rest;
        }
        if (!topic.link.empty()) sink_(below + paint_.faint(topic.link) + "\n");
        if (!topic.note.empty())
            for (const auto& line : lines(topic.note, below)) sink_(below + paint_.faint(line) + "\n");
        for (const auto& child : topic.children) {
            const auto last = &child == &topic.children.back();
            draw(child, rest + (last ? "└─ " : "├─ "), rest + (last ? "   " : "│  "));
        }
    }

private:
    std::vector<std::string> lines(const std::string& text, const std::string& before) const {
        return in_lines(text, std::max(narrowest_text, width_ - width(before)), terminal_cost);
    }

    int width_;
    const Paint& paint_;
    const Sink& sink_;
};

}  // namespace

void write_text_tree(const Tree& tree, const Style& style, const Sink& sink) {
    const Paint paint(style.colour);
    if (!tree.title.empty()) sink(paint.strong(terminal_safe(tree.title)) + "\n");
    Branches(style.width.value_or(100), paint, sink).draw(legible(tree.root), "", "");
}

}  // namespace tiers::render
