#include "base/digest.h"

#include <doctest/doctest.h>

using namespace tiers;

TEST_CASE("a digest is BLAKE2b of 256 bits") {
    CHECK(hex(digest("")) == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    CHECK(hex(digest("abc")) == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    CHECK(digest("a").size() == 32);
}

TEST_CASE("hexadecimal keeps zeros") {
    CHECK(hex(std::string("\x00\x0f\xff", 3)) == "000fff");
    CHECK(hex("").empty());
}

TEST_CASE("random bytes differ each time") {
    CHECK(random_bytes(32).size() == 32);
    CHECK(random_bytes(32) != random_bytes(32));
}
