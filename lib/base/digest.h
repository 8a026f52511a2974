#pragma once

#include <string>
#include <string_view>

namespace tiers {

/// BLAKE2b-256 of some bytes: 32 bytes.
std::string digest(std::string_view bytes);
/// Of two pieces, one after the other.
std::string digest(std::string_view first, std::string_view second);
std::string hex(std::string_view bytes);
std::string base64(std::string_view bytes);  ///< with padding
/// Bytes nobody can guess.
std::string random_bytes(std::size_t count);

}  // namespace tiers
