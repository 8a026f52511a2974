#include "base/signature.h"

#include <sodium.h>
#include <array>

namespace tiers {

namespace {

const unsigned char* signed_bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

struct KeyPair {
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};

    explicit KeyPair(std::string_view seed) {
        crypto_sign_seed_keypair(open.data(), secret.data(), signed_bytes(seed));
    }
};

}  // namespace

std::string public_key_of(std::string_view secret) {
    const KeyPair pair(secret);
    return {pair.open.begin(), pair.open.end()};
}

std::string signature_of(std::string_view bytes, std::string_view secret) {
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, signed_bytes(bytes), bytes.size(),
                         KeyPair(secret).secret.data());
    return signature;
}

bool signed_by(std::string_view public_key, std::string_view bytes, std::string_view signature) {
    return public_key.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(signed_bytes(signature), signed_bytes(bytes), bytes.size(),
                                       signed_bytes(public_key)) == 0;
}

}  // namespace tiers
