#include <tiers/error.h>
#include <iterator>

#include "base/text.h"
#include "format/outline.h"
#include "format/xml.h"

namespace tiers::outline {

namespace {

Topic outline_of(const pugi::xml_node& node, std::size_t line) {
    const auto text = node.attribute("text") ? node.attribute("text") : node.attribute("title");
    if (!text)
        throw BadInput("outline_without_text", say("line {}: an outline without text", line),
                       tr("OPML wants text=\"…\" in each"));
    const auto link = node.attribute("url") ? node.attribute("url") : node.attribute("htmlUrl");
    return {.text = text.value(), .note = node.attribute("_note").value(), .link = link.value()};
}

void grow_outline(const pugi::xml_node& node, std::size_t depth, format::Xml& xml, Growth& growth) {
    const auto line = xml.line_of(node);
    growth.add(depth, outline_of(node, line), line);
    for (const auto& child : node.children("outline")) grow_outline(child, depth + 1, xml, growth);
}

}  // namespace

Topic read_opml(std::string_view text) {
    format::Xml xml(text);
    const auto file = xml.root();
    if (std::string_view(file.name()) != "opml")
        throw BadInput("no_outline", say("line {}: no OPML begins: it is <opml>", xml.line_of(file)));
    const auto tops = file.child("body").children("outline");
    const auto several = std::distance(tops.begin(), tops.end()) > 1;
    Growth growth;
    if (several) growth.add(0, {.text = file.child("head").child("title").text().get()}, xml.line_of(file));
    for (const auto& node : tops) grow_outline(node, several ? 1 : 0, xml, growth);
    return growth.take();
}

}  // namespace tiers::outline
