#pragma once

#include <tiers/render.h>
#include <string>

#include "format/qr.h"

namespace tiers::render {

/// A QR code for a terminal, two rows a line, with its quiet zone: black on white where there is colour. Without, light
/// modules are what is drawn, which is right where text is light on dark.
std::string qr_text(const QrCode& code, Colour colour);
/// One path of a unit a module, on white, with its quiet zone; as wide as where it is put.
std::string qr_svg(const QrCode& code, const std::string& title);

}  // namespace tiers::render
