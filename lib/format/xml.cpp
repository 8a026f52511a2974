#include "format/xml.h"

#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"

namespace tiers::format {

namespace {

bool has_doctype(const pugi::xml_document& document) {
    return std::ranges::any_of(document.children(), [](const auto& node) { return node.type() == pugi::node_doctype; });
}

}  // namespace

Xml::Xml(std::string_view text) : text_(text) {
    const auto flags = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype;
    const auto result = document_.load_buffer(text.data(), text.size(), flags, pugi::encoding_utf8);
    // Told before anything else: what follows a document type cannot be relied on.
    if (has_doctype(document_))
        throw BadInput("xml_doctype", tr("the XML has a document type (DOCTYPE), which is not read"));
    if (!result)
        throw BadInput("bad_xml",
                       say("line {}: the XML is not well formed", line_at(static_cast<std::size_t>(result.offset))));
}

std::size_t Xml::line_of(pugi::xml_node node) {
    return line_at(static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0)));
}

std::size_t Xml::line_at(std::size_t offset) {
    offset = std::min(offset, text_.size());
    if (offset < offset_) offset_ = 0, line_ = 1;
    line_ += static_cast<std::size_t>(std::ranges::count(text_.substr(offset_, offset - offset_), '\n'));
    offset_ = offset;
    return line_;
}

std::string xml_escaped(std::string_view text) {
    std::string result;
    for (const auto c : text) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\n':
                result += "&#10;";
                break;
            default:
                result += c;
        }
    }
    return result;
}

}  // namespace tiers::format
