#pragma once

#include <string>
#include <string_view>

namespace tiers {

/// Ed25519 (RFC 8032). A secret is 32 bytes that nobody can guess, its public key 32, a signature 64; the same secret
/// and bytes have the same signature.
std::string public_key_of(std::string_view secret);
std::string signature_of(std::string_view bytes, std::string_view secret);
/// Also false for a key or a signature of another length.
bool signed_by(std::string_view public_key, std::string_view bytes, std::string_view signature);

}  // namespace tiers
