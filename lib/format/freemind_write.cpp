#include <fmt/format.h>
#include <utf8proc.h>
#include <algorithm>

#include "base/text.h"
#include "format/outline.h"
#include "format/xml.h"

namespace tiers::outline {

namespace {

/// As ASCII: FreeMind reads a file in the charset of the machine it runs on.
std::string ascii(const std::string& text) {
    std::string result;
    const auto* next = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto* end = next + text.size();
    while (next < end) {
        utf8proc_int32_t code = -1;
        const auto taken = utf8proc_iterate(next, end - next, &code);
        if (taken > 1)
            result += fmt::format("&#x{:x};", code);
        else
            result += static_cast<char>(*next);
        next += std::max<utf8proc_ssize_t>(taken, 1);
    }
    return result;
}

std::string freemind_attribute(const char* name, const std::string& value) {
    return fmt::format(" {}=\"{}\"", name, format::xml_escaped(value));
}

void append_note(const std::string& note, std::string& xml) {
    xml += "<richcontent TYPE=\"NOTE\"><html><head></head><body>";
    for (const auto line : split(note, '\n')) xml += "<p>" + format::xml_escaped(line) + "</p>";
    xml += "</body></html></richcontent>\n";
}

void append_node(const Topic& topic, std::string& xml) {
    xml += "<node" + freemind_attribute("TEXT", topic.text);
    if (!topic.link.empty()) xml += freemind_attribute("LINK", topic.link);
    if (topic.note.empty() && topic.children.empty()) {
        xml += "/>\n";
        return;
    }
    xml += ">\n";
    if (!topic.note.empty()) append_note(topic.note, xml);
    for (const auto& child : topic.children) append_node(child, xml);
    xml += "</node>\n";
}

}  // namespace

std::string written_freemind(const Topic& root) {
    std::string xml = "<map version=\"1.0.1\">\n";
    append_node(root, xml);
    return ascii(xml + "</map>\n");
}

}  // namespace tiers::outline
