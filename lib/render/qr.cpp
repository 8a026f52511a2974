#include "render/qr.h"

#include <fmt/format.h>

#include "render/paint.h"
#include "render/svg.h"

namespace tiers::render {

namespace {

/// Black ink on white paper, whatever the terminal's own colours are.
std::string_view black_on_white(Colour colour) {
    switch (colour) {
        case Colour::full:
            return "\033[38;2;0;0;0;48;2;255;255;255m";
        case Colour::palette:
            return "\033[38;5;16;48;5;231m";
        case Colour::sixteen:
            return "\033[30;107m";
        default:
            return "";
    }
}

/// One character of two modules, one above the other.
const char* half_block(bool upper, bool lower) {
    if (upper) return lower ? "█" : "▀";
    return lower ? "▄" : " ";
}

/// The dark modules of a row as strokes a module thick.
void append_strokes(std::string& path, const QrCode& code, int y) {
    for (int x = 0, end = 0; x < code.size; x = end + 1) {
        for (end = x; code.is_dark(end, y);) ++end;
        if (end > x) path += fmt::format("M{} {}h{}v1h-{}z", x + qr_quiet_zone, y + qr_quiet_zone, end - x, end - x);
    }
}

}  // namespace

std::string qr_text(const QrCode& code, Colour colour) {
    const auto ink = black_on_white(colour);
    const auto drawn = [&](int x, int y) { return code.is_dark(x, y) != ink.empty(); };
    std::string text;
    for (int y = -qr_quiet_zone; y < code.size + qr_quiet_zone; y += 2) {
        text += ink;
        for (int x = -qr_quiet_zone; x < code.size + qr_quiet_zone; ++x)
            text += half_block(drawn(x, y), drawn(x, y + 1));
        text += ink.empty() ? "\n" : "\033[0m\n";
    }
    return text;
}

std::string qr_svg(const QrCode& code, const std::string& title) {
    const auto side = code.size + 2 * qr_quiet_zone;
    auto svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" role=\"img\" class=\"qr\" "
        "shape-rendering=\"crispEdges\">\n<title>{1}</title>\n<rect width=\"{0}\" height=\"{0}\" fill=\"#fff\"/>\n"
        "<path fill=\"#000\" d=\"",
        side, html_escaped(title));
    for (int y = 0; y < code.size; ++y) append_strokes(svg, code, y);
    return svg + "\"/>\n</svg>\n";
}

}  // namespace tiers::render
