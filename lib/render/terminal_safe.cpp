#include <fmt/format.h>
#include <tiers/render.h>
#include <utf8proc.h>
#include <algorithm>
#include <cstdint>

namespace tiers::render {

namespace {

/// Controls (C0, C1, DEL), line separators, and marks that turn the direction of text.
bool dangerous(utf8proc_int32_t code) {
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029 || code == 0x061c ||
           (code >= 0x200e && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069);
}

}  // namespace

std::string terminal_safe(std::string_view text) {
    const auto plain = [](char c) { return c >= ' ' && c <= '~'; };
    if (std::all_of(text.begin(), text.end(), plain)) return std::string(text);
    std::string safe;
    safe.reserve(text.size());
    while (!text.empty()) {
        utf8proc_int32_t code = -1;
        const auto taken = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                            static_cast<utf8proc_ssize_t>(text.size()), &code);
        if (taken <= 0) {
            safe += fmt::format("\\x{:02x}", static_cast<unsigned char>(text.front()));
            text.remove_prefix(1);
            continue;
        }
        const auto length = static_cast<std::size_t>(taken);
        if (dangerous(code))
            safe += code < 0x100 ? fmt::format("\\x{:02x}", code) : fmt::format("\\u{:04x}", code);
        else
            safe += text.substr(0, length);
        text.remove_prefix(length);
    }
    return safe;
}

}  // namespace tiers::render
