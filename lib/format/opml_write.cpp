#include <fmt/format.h>

#include "format/outline.h"
#include "format/xml.h"

namespace tiers::outline {

namespace {

void append_attribute(const char* name, const std::string& value, std::string& xml) {
    if (!value.empty()) xml += fmt::format(" {}=\"{}\"", name, format::xml_escaped(value));
}

void append_outline(const Topic& topic, std::string& xml) {
    xml += fmt::format("<outline text=\"{}\"", format::xml_escaped(topic.text));
    if (!topic.link.empty()) xml += " type=\"link\"";
    append_attribute("url", topic.link, xml);
    append_attribute("_note", topic.note, xml);
    if (topic.children.empty()) {
        xml += "/>\n";
        return;
    }
    xml += ">\n";
    for (const auto& child : topic.children) append_outline(child, xml);
    xml += "</outline>\n";
}

}  // namespace

std::string written_opml(const Topic& root) {
    // Freeplane takes the root's text from the title.
    auto xml = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head><title>{}</title></head>\n<body>\n",
        format::xml_escaped(root.text));
    append_outline(root, xml);
    return xml + "</body>\n</opml>\n";
}

}  // namespace tiers::outline
