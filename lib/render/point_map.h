#pragma once

#include <tiers/document.h>
#include <string>

namespace tiers::render {

/// Discs whose areas are as their values, with a scale in kilometres.
std::string svg_of(const PointMap& map);
/// The same as bars, for text and behind the drawing; landmarks are left out.
Series series_of(const PointMap& map);

}  // namespace tiers::render
