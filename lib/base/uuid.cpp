#include "base/uuid.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "base/digest.h"

namespace tiers {

namespace {

using Sha1State = std::array<std::uint32_t, 5>;
constexpr std::size_t sha1_block = 64;

std::uint32_t big_endian(std::string_view bytes) {
    std::uint32_t word = 0;
    for (const auto byte : bytes.substr(0, 4)) word = word << 8U | static_cast<unsigned char>(byte);
    return word;
}

void append_big_endian(std::string& bytes, std::uint64_t number, int count) {
    for (auto shift = 8 * (count - 1); shift >= 0; shift -= 8)
        bytes += static_cast<char>(number >> static_cast<unsigned>(shift) & 0xffU);
}

/// The function and the constant of a round.
std::uint32_t mixed(std::size_t round, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    if (round < 20) return ((b & c) | (~b & d)) + 0x5a827999U;
    if (round < 40) return (b ^ c ^ d) + 0x6ed9eba1U;
    if (round < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdcU;
    return (b ^ c ^ d) + 0xca62c1d6U;
}

void take_block(Sha1State& state, std::string_view block) {
    std::array<std::uint32_t, 80> words{};
    for (std::size_t i = 0; i < 16; ++i) words[i] = big_endian(block.substr(4 * i));
    for (std::size_t i = 16; i < words.size(); ++i)
        words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    auto [a, b, c, d, e] = state;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto next = std::rotl(a, 5) + mixed(i, b, c, d) + e + words[i];
        e = d, d = c, c = std::rotl(b, 30), b = a, a = next;
    }
    const Sha1State added = {a, b, c, d, e};
    for (std::size_t i = 0; i < state.size(); ++i) state[i] += added[i];
}

/// libsodium has none: SHA-1 (RFC 3174) serves to name things, and never to guard them.
std::string sha1(std::string bytes) {
    const auto bits = std::uint64_t{bytes.size()} * 8;
    bytes += '\x80';
    while (bytes.size() % sha1_block != sha1_block - 8) bytes += '\0';
    append_big_endian(bytes, bits, 8);
    Sha1State state = {0x67452301U, 0xefcdab89U, 0x98badcfeU, 0x10325476U, 0xc3d2e1f0U};
    for (std::size_t at = 0; at < bytes.size(); at += sha1_block)
        take_block(state, std::string_view(bytes).substr(at, sha1_block));
    std::string digest;
    for (const auto word : state) append_big_endian(digest, word, 4);
    return digest;
}

char with_bits(char byte, unsigned kept, unsigned set) {
    return static_cast<char>((static_cast<unsigned char>(byte) & kept) | set);
}

}  // namespace

std::string uuid5(std::string_view space, std::string_view name) {
    auto bytes = sha1(std::string(space).append(name)).substr(0, 16);
    bytes[6] = with_bits(bytes[6], 0x0fU, 0x50U);
    bytes[8] = with_bits(bytes[8], 0x3fU, 0x80U);
    auto text = hex(bytes);
    for (const std::size_t at : {8U, 13U, 18U, 23U}) text.insert(at, 1, '-');
    return text;
}

bool is_uuid(std::string_view text) {
    constexpr std::string_view shape = "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh";
    constexpr std::string_view digits = "0123456789abcdefABCDEF";
    return std::equal(text.begin(), text.end(), shape.begin(), shape.end(),
                      [&](char c, char wanted) { return wanted == '-' ? c == '-' : digits.find(c) != digits.npos; });
}

}  // namespace tiers
