#include "format/png.h"

#include <cstdint>
#include <string_view>

namespace tiers::format {

namespace {

constexpr std::size_t longest_block = 0xffff;  // of deflate, stored

std::string big_endian(std::uint32_t number) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((number >> shift) & 0xff);
    return bytes;
}

std::string little_endian(std::size_t number) {
    return {static_cast<char>(number & 0xff), static_cast<char>((number >> 8) & 0xff)};
}

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = 0xffffffff;
    for (const auto c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320U : 0U);
    }
    return ~crc;
}

std::uint32_t adler32(std::string_view bytes) {
    std::uint32_t a = 1, b = 0;
    for (const auto c : bytes) {
        a = (a + static_cast<unsigned char>(c)) % 65521;
        b = (b + a) % 65521;
    }
    return (b << 16) | a;
}

std::string chunk(std::string_view type, const std::string& data) {
    const auto body = std::string(type) + data;
    return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(crc32(body));
}

/// Without compression (RFC 1950, RFC 1951 3.2.4): a code is small.
std::string stored(std::string_view bytes) {
    std::string stream = "\x78\x01";
    for (std::size_t at = 0; at < bytes.size(); at += longest_block) {
        const auto block = bytes.substr(at, longest_block);
        stream += static_cast<char>(at + block.size() == bytes.size() ? 1 : 0);
        stream += little_endian(block.size()) + little_endian(~block.size());
        stream += block;
    }
    return stream + big_endian(adler32(bytes));
}

/// A bit a pixel, white for 1, behind a byte that says that the row is as it is.
std::string row_of(const QrCode& code, int y, int side, int scale) {
    std::string row(1 + (static_cast<std::size_t>(side) + 7) / 8, '\0');
    for (int x = 0; x < side; ++x)
        if (!code.is_dark(x / scale - qr_quiet_zone, y / scale - qr_quiet_zone)) {
            auto& byte = row[1 + static_cast<std::size_t>(x) / 8];
            byte = static_cast<char>(static_cast<unsigned char>(byte) | (0x80U >> (x % 8)));
        }
    return row;
}

}  // namespace

std::string png_of(const QrCode& code, int scale) {
    const auto side = (code.size + 2 * qr_quiet_zone) * scale;
    const auto size = big_endian(static_cast<std::uint32_t>(side));
    std::string rows;
    for (int y = 0; y < side; ++y) rows += row_of(code, y, side, scale);
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", size + size + std::string("\x01\x00\x00\x00\x00", 5)) +
           chunk("IDAT", stored(rows)) + chunk("IEND", {});
}

}  // namespace tiers::format
