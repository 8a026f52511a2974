#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tiers {

/// BLAKE2b-256 of some bytes: 32 bytes.
std::string digest(std::string_view bytes);
/// Of two pieces, one after the other.
std::string digest(std::string_view first, std::string_view second);
/// The same of bytes that only who holds the key (16 to 64 bytes) can tell.
std::string keyed_digest(std::string_view key, std::string_view bytes);
std::string hex(std::string_view bytes);
std::optional<std::string> from_hex(std::string_view text);     ///< nullopt for what is none
std::string base64(std::string_view bytes);                     ///< with padding
std::optional<std::string> from_base64(std::string_view text);  ///< white space aside; nullopt for what is none
/// Bytes nobody can guess.
std::string random_bytes(std::size_t count);

}  // namespace tiers
