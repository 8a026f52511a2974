#include <tiers/error.h>
#include <algorithm>
#include <array>
#include <functional>

#include "base/text.h"
#include "format/outline.h"
#include "format/xml.h"

namespace tiers::outline {

namespace {

/// Elements of HTML whose text stands on lines of its own.
constexpr std::array<std::string_view, 18> html_blocks = {"p",  "div", "br", "li", "ul", "ol", "dl", "dt",  "dd",
                                                          "tr", "h1",  "h2", "h3", "h4", "h5", "h6", "pre", "table"};

void append_html(const pugi::xml_node& node, std::size_t depth, std::string& text) {
    if (depth > 256) return;  // no editor writes so, and the stack ends
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        std::string words = node.value();
        std::ranges::replace(words, '\n', ' ');
        text += words;
        return;
    }
    const std::string_view name = node.name();
    if (name == "head" || name == "style" || name == "script") return;
    const auto* end = std::ranges::find(html_blocks, name) == html_blocks.end() ? "" : "\n";
    text += end;
    for (const auto& child : node.children()) append_html(child, depth + 1, text);
    text += end;
}

/// HTML as text, and what is declared as plain text with the lines it has.
std::string rich_text(const pugi::xml_node& content) {
    std::string text;
    if (const auto html = content.child("html"))
        append_html(html, 0, text);
    else
        text = content.child("text") ? content.child("text").text().get() : content.text().get();
    return text;
}

std::string rich_text(const pugi::xml_node& node, std::string_view type) {
    for (const auto& content : node.children("richcontent"))
        if (content.attribute("TYPE").value() == type) return rich_text(content);
    return {};
}

Topic topic_of(const pugi::xml_node& node) {
    const auto text = node.attribute("TEXT");
    return {.text = text ? text.value() : rich_text(node, "NODE"),
            .note = rich_text(node, "DETAILS") + "\n" + rich_text(node, "NOTE"),
            .link = node.attribute("LINK").value()};
}

void grow_node(const pugi::xml_node& node, std::size_t depth, format::Xml& xml, Growth& growth) {
    growth.add(depth, topic_of(node), xml.line_of(node));
    for (const auto& child : node.children("node")) grow_node(child, depth + 1, xml, growth);
}

}  // namespace

Topic read_freemind(std::string_view text) {
    format::Xml xml(text);
    if (std::string_view(xml.root().name()) != "map")
        throw BadInput("no_outline",
                       say("line {}: no mind map of FreeMind begins: it is <map>", xml.line_of(xml.root())));
    Growth growth;
    for (const auto& node : xml.root().children("node")) grow_node(node, 0, xml, growth);
    return growth.take();
}

}  // namespace tiers::outline
