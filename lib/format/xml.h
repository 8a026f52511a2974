#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace tiers::format {

/// XML that others wrote, of UTF-8 text which stays as long as it. Throws BadInput, with the line, for what is not well
/// formed and for a document type: with one, a text could stand for others.
class Xml {
public:
    explicit Xml(std::string_view text);

    pugi::xml_node root() const { return document_.document_element(); }
    /// Where an element begins. Fast for elements asked for in their order.
    std::size_t line_of(pugi::xml_node node);

private:
    std::size_t line_at(std::size_t offset);

    std::string_view text_;
    pugi::xml_document document_;
    std::size_t offset_ = 0, line_ = 1;  ///< of the last one asked for
};

/// Text as it stands between tags and in the quotes of an attribute: ends of lines as references, which readers keep.
std::string xml_escaped(std::string_view text);

}  // namespace tiers::format
