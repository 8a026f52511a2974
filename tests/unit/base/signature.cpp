#include "base/signature.h"

#include <doctest/doctest.h>
#include <string>

#include "base/digest.h"

using namespace tiers;

namespace {

std::string bytes(std::string_view hexadecimal) {
    return from_hex(hexadecimal).value();
}

}  // namespace

TEST_CASE("signatures are those of RFC 8032, section 7.1, test 2") {
    const auto secret = bytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    const auto key = bytes("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    const auto signature = bytes(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    CHECK(public_key_of(secret) == key);
    CHECK(signature_of("\x72", secret) == signature);
    CHECK(signed_by(key, "\x72", signature));
    CHECK_FALSE(signed_by(key, "\x73", signature));
}

TEST_CASE("a key or a signature of another length signs nothing") {
    const std::string secret(32, 's');
    const auto key = public_key_of(secret), signature = signature_of("text", secret);
    CHECK(signed_by(key, "text", signature));
    CHECK_FALSE(signed_by(key.substr(1), "text", signature));
    CHECK_FALSE(signed_by(key, "text", signature.substr(1)));
    CHECK_FALSE(signed_by("", "text", ""));
}
