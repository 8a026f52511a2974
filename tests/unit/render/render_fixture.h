#pragma once

#include <tiers/render.h>
#include <string>
#include <utility>

namespace tiers {

/// What a writer makes of a document.
inline std::string written(const Document& document, render::Style style) {
    std::string text;
    render::write(document, style, [&](std::string_view piece) { text += piece; });
    return text;
}

inline std::string written(const Document& document, render::Format format) {
    return written(document, render::Style{.format = format});
}

/// A document that is one section.
inline Document document_of(Section section) {
    Document document;
    document.schema = "tiers.test/1";
    document.sections.push_back(std::move(section));
    return document;
}

}  // namespace tiers
