#include "base/base32.h"

#include <cstdint>

namespace tiers {

namespace {

constexpr std::string_view base32_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

std::optional<std::uint32_t> base32_value(char c) {
    if (c >= 'a' && c <= 'z') return static_cast<std::uint32_t>(c - 'a');
    if (c >= 'A' && c <= 'Z') return static_cast<std::uint32_t>(c - 'A');
    if (c >= '2' && c <= '7') return static_cast<std::uint32_t>(c - '2' + 26);
    return std::nullopt;
}

}  // namespace

std::string base32(std::string_view bytes) {
    std::string text;
    std::uint32_t held = 0, bits = 0;
    for (const auto byte : bytes) {
        held = held << 8U | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5) text += base32_letters[held >> (bits - 5) & 31U];
    }
    if (bits > 0) text += base32_letters[held << (5 - bits) & 31U];
    return text;
}

std::optional<std::string> from_base32(std::string_view text) {
    std::string bytes;
    std::uint32_t held = 0, bits = 0;
    for (const auto c : text) {
        const auto value = base32_value(c);
        if (!value) return std::nullopt;
        held = held << 5U | *value;
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(held >> bits & 255U);
    }
    if (bits >= 5 || (held & ((1U << bits) - 1)) != 0) return std::nullopt;
    return bytes;
}

}  // namespace tiers
