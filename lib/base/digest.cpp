#include "base/digest.h"

#include <sodium.h>

namespace tiers {

namespace {

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace

std::string digest(std::string_view bytes) {
    return digest(bytes, {});
}

std::string digest(std::string_view first, std::string_view second) {
    std::string result(32, '\0');
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, result.size());
    for (const auto piece : {first, second}) crypto_generichash_update(&state, bytes_of(piece), piece.size());
    crypto_generichash_final(&state, bytes_of(result), result.size());
    return result;
}

std::string keyed_digest(std::string_view key, std::string_view bytes) {
    std::string result(32, '\0');
    crypto_generichash(bytes_of(result), result.size(), bytes_of(bytes), bytes.size(), bytes_of(key), key.size());
    return result;
}

std::string hex(std::string_view bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes_of(bytes), bytes.size());
    text.pop_back();
    return text;
}

std::optional<std::string> from_hex(std::string_view text) {
    std::string bytes(text.size() / 2, '\0');
    std::size_t count = 0;
    if (sodium_hex2bin(bytes_of(bytes), bytes.size(), text.data(), text.size(), nullptr, &count, nullptr) != 0 ||
        count * 2 != text.size())
        return std::nullopt;
    return bytes;
}

std::string base64(std::string_view bytes) {
    constexpr auto variant = sodium_base64_VARIANT_ORIGINAL;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), variant);
    text.pop_back();
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
                          " \t\r\n", &size, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
        return std::nullopt;
    bytes.resize(size);
    return bytes;
}

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), count);
    return bytes;
}

}  // namespace tiers
