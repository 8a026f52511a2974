#pragma once

#include <string>

#include "format/qr.h"

namespace tiers::format {

/// A code with its quiet zone as a picture in black and white (PNG, W3C), each module so many pixels wide. Phones show
/// it in a mail, where they show no SVG.
std::string png_of(const QrCode& code, int scale);

}  // namespace tiers::format
