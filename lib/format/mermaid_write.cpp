#include <fmt/format.h>

#include "format/outline.h"

namespace tiers::outline {

namespace {

/// What Mermaid reads between quotes: its entities for its own marks and those of HTML, which it draws texts with. Two
/// percent signs would be a directive, and no text at all an error.
std::string mermaid_label(const std::string& text) {
    std::string label;
    for (const auto c : text) {
        switch (c) {
            case '"':
                label += "#quot;";
                break;
            case '#':
                label += "#35;";
                break;
            case '`':
                label += "#96;";
                break;
            case '&':
                label += "#amp;";
                break;
            case '<':
                label += "#lt;";
                break;
            case '>':
                label += "#gt;";
                break;
            case '%':
                label += label.ends_with('%') ? "#37;" : "%";
                break;
            case '\n':
                label += "<br/>";
                break;
            default:
                label += c;
        }
    }
    return label.empty() ? " " : label;
}

void append_lines(const Topic& topic, std::size_t depth, std::size_t& count, std::string& text) {
    text += fmt::format("{}n{}[\"{}\"]\n", std::string(2 * depth, ' '), count++, mermaid_label(topic.text));
    for (const auto& child : topic.children) append_lines(child, depth + 1, count, text);
}

}  // namespace

std::string written_mermaid(const Topic& root) {
    std::string text = "mindmap\n";
    std::size_t count = 0;
    append_lines(root, 1, count, text);
    return text;
}

}  // namespace tiers::outline
