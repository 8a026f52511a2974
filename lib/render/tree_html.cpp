#include <fmt/format.h>
#include <algorithm>

#include "base/text.h"
#include "render/svg.h"
#include "render/tree.h"

namespace tiers::render {

namespace {

/// Whether a list tells what a drawing has no room for.
bool tells_more(const Topic& topic) {
    return !topic.note.empty() || !topic.link.empty() || std::ranges::any_of(topic.children, tells_more);
}

std::string broken_lines(const std::string& text) {
    std::vector<std::string> lines;
    for (const auto line : split(text, '\n')) lines.push_back(html_escaped(line));
    return join(lines, "<br>");
}

void append_item(const Topic& topic, std::string& html) {
    const auto text = broken_lines(topic.text);
    html += "<li>" + (topic.link.empty()
                          ? text
                          : fmt::format("<a href=\"{}\" rel=\"noreferrer\">{}</a>", html_escaped(topic.link), text));
    if (!topic.note.empty()) html += "<small>" + broken_lines(topic.note) + "</small>";
    if (!topic.children.empty()) {
        html += "\n<ul>\n";
        for (const auto& child : topic.children) append_item(child, html);
        html += "</ul>";
    }
    html += "</li>\n";
}

}  // namespace

/// The drawing for those who see it on a page that is wide enough, the list for all others.
std::string html_of(const Tree& tree) {
    const auto root = legible(tree.root);
    const auto drawing = drawn(root);
    const auto* tall = drawing.tall ? " tall" : "";
    std::string html;
    if (!tree.title.empty()) html += fmt::format("<h2>{}</h2>\n", html_escaped(tree.title));
    html += fmt::format("<figure class=\"branches{}\">\n{}</figure>\n", tall, drawing.svg);
    html += fmt::format("<ul class=\"outline{}{}\">\n", tells_more(root) ? "" : " drawn", tall);
    append_item(root, html);
    return html + "</ul>\n";
}

}  // namespace tiers::render
