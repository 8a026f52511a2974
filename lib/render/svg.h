#pragma once

#include <tiers/document.h>
#include <tiers/i18n.h>
#include <string>

namespace tiers::render {

/// Text that HTML and SVG take as text.
std::string html_escaped(std::string_view text);

/// Plots as SVG, styled by the classes of page.css. Each has a title and a description for those who cannot see it.
std::string svg_of(const Heatmap& map, Language language);
std::string svg_of(const Series& series, Language language);

}  // namespace tiers::render
