#include "render/paint.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>

namespace tiers::render {

namespace {

/// Five stops of one blue-green hue whose lightness falls evenly.
constexpr std::array<Rgb, 5> stops = {{{232, 244, 241}, {170, 216, 208}, {94, 174, 166}, {36, 122, 120}, {10, 66, 76}}};

/// 6x6x6 colours of the 256-colour palette.
int palette_index(const Rgb& colour) {
    const auto step = [](int value) { return static_cast<int>(std::lround(value / 255.0 * 5)); };
    return 16 + 36 * step(colour.red) + 6 * step(colour.green) + step(colour.blue);
}

std::string background(const Rgb& colour, Colour depth, double ratio) {
    const auto ink = ratio > 0.45 ? 97 : 30;
    if (depth == Colour::full) return fmt::format("48;2;{};{};{};{}", colour.red, colour.green, colour.blue, ink);
    if (depth == Colour::palette) return fmt::format("48;5;{};{}", palette_index(colour), ink);
    constexpr std::array<const char*, 4> sixteen = {"47;30", "106;30", "46;30", "44;97"};
    return sixteen[static_cast<std::size_t>(std::min(3.0, ratio * 4))];
}

std::string figure(double ratio) {
    const auto percent = std::lround(ratio * 100);
    return percent > 99 ? "99+" : fmt::format("{:3}", percent);
}

}  // namespace

Rgb scale(double ratio) {
    const auto at = std::clamp(ratio, 0.0, 1.0) * (stops.size() - 1);
    const auto low = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    const auto part = at - static_cast<double>(low);
    const auto mix = [&](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * part)); };
    return {mix(stops[low].red, stops[low + 1].red), mix(stops[low].green, stops[low + 1].green),
            mix(stops[low].blue, stops[low + 1].blue)};
}

std::string Paint::wrapped(std::string_view codes, const std::string& text) const {
    if (colour_ == Colour::none) return text;
    // Line ends stay outside, or a terminal paints the rest of the line.
    const auto end = text.find_last_not_of('\n') + 1;
    return fmt::format("\033[{}m{}\033[0m{}", codes, text.substr(0, end), text.substr(end));
}

std::string Paint::strong(const std::string& text) const {
    return wrapped("1", text);
}
std::string Paint::faint(const std::string& text) const {
    return wrapped("2", text);
}

std::string Paint::bar(double ratio, int columns) const {
    constexpr std::array<const char*, 8> eighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    const auto filled = static_cast<int>(std::lround(std::clamp(ratio, 0.0, 1.0) * columns * 8));
    std::string text;
    for (int i = 0; i < filled / 8; ++i) text += "█";
    text += eighths[static_cast<std::size_t>(filled % 8)];
    const auto used = filled / 8 + (filled % 8 ? 1 : 0);
    const auto colour = scale(0.7);
    if (colour_ == Colour::full && !text.empty())
        text = wrapped(fmt::format("38;2;{};{};{}", colour.red, colour.green, colour.blue), text);
    else if (colour_ != Colour::none && !text.empty())
        text = wrapped("36", text);
    return text + std::string(static_cast<std::size_t>(columns - used), ' ');
}

std::string Paint::cell(const std::optional<double>& ratio) const {
    if (!ratio) return colour_ == Colour::none ? "  ·" : "   ";
    if (colour_ != Colour::none) return wrapped(background(scale(*ratio), colour_, *ratio), figure(*ratio));
    return figure(*ratio);
}

std::string Paint::block(const std::string& text, bool tentative) const {
    if (colour_ == Colour::none) return text;
    const auto ratio = tentative ? 0.0 : 0.25;
    return wrapped(background(scale(ratio), colour_, ratio), text);
}

std::string Paint::shade(const std::optional<double>& ratio) {
    constexpr std::array<const char*, 5> shades = {" ", "░", "▒", "▓", "█"};
    return shades[static_cast<std::size_t>(std::lround(std::clamp(ratio.value_or(0), 0.0, 1.0) * 4))];
}

}  // namespace tiers::render
