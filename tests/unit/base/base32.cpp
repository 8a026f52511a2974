#include "base/base32.h"

#include <doctest/doctest.h>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

#include "base/digest.h"

using namespace tiers;

TEST_CASE("base32 is that of RFC 4648, section 10, without padding") {
    const std::vector<std::pair<std::string, std::string>> vectors = {{"", ""},
                                                                      {"f", "MY"},
                                                                      {"fo", "MZXQ"},
                                                                      {"foo", "MZXW6"},
                                                                      {"foob", "MZXW6YQ"},
                                                                      {"fooba", "MZXW6YTB"},
                                                                      {"foobar", "MZXW6YTBOI"}};
    for (const auto& [bytes, text] : vectors) {
        CHECK(base32(bytes) == text);
        CHECK(from_base32(text) == bytes);
    }
}

TEST_CASE("base32 gives back all bytes, in either case") {
    for (std::size_t count = 0; count < 40; ++count) {
        const auto bytes = random_bytes(count);
        auto text = base32(bytes);
        CHECK(from_base32(text) == bytes);
        for (auto& c : text) c = static_cast<char>(std::tolower(c));
        CHECK(from_base32(text) == bytes);
    }
}

TEST_CASE("what is no base32 is not read") {
    for (const auto* text : {"M", "MZX", "MZXW6Y", "MY======", "M1", "M0", "M8", "MÉ", "M Y", "-"})
        CHECK_FALSE(from_base32(text));
}

TEST_CASE("bits that are left over are zero, so that bytes have one text") {
    CHECK(from_base32("MY") == "f");
    for (const auto* text : {"MZ", "M2", "M3", "M7"}) CHECK_FALSE(from_base32(text));
}
