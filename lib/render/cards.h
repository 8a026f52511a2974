#pragma once

#include <tiers/render.h>
#include <string>

namespace tiers::render {

/// Each with its lines. A code without colour is told to suit a dark terminal alone; one that is too wide is told so.
void write_text_cards(const Cards& cards, const Style& style, const Sink& sink);
/// Cut apart along their borders. A sign has its text on both sides of the fold.
std::string html_of(const Cards& cards);
/// The code of one.
std::string svg_of(const Cards::Card& card);

}  // namespace tiers::render
