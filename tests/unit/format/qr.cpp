#include "format/qr.h"

#include <doctest/doctest.h>
#include <tiers/error.h>
#include <string>

using namespace tiers;

TEST_CASE("letters and digits of a ticket fit a QR code of version 6") {
    CHECK(qr_of(std::string(135, 'A')).size == 17 + 4 * 6);
    CHECK(qr_of(std::string(122, 'A')).size == 17 + 4 * 5);  // what version 5 holds at level M
    CHECK(qr_of(std::string(123, 'A')).size == 17 + 4 * 6);
    CHECK(qr_of(std::string(135, 'a')).size == 17 + 4 * 8);  // as bytes
}

TEST_CASE("a QR code has its three finders, and is light around") {
    const auto code = qr_of("TIERS");
    const auto finder = [&](int left, int top) {
        for (int i = 0; i < 7; ++i) {
            CHECK(code.is_dark(left + i, top));
            CHECK(code.is_dark(left + i, top + 6));
            CHECK(code.is_dark(left, top + i));
            CHECK(code.is_dark(left + 6, top + i));
        }
        CHECK_FALSE(code.is_dark(left + 1, top + 1));
        CHECK(code.is_dark(left + 3, top + 3));
    };
    finder(0, 0);
    finder(code.size - 7, 0);
    finder(0, code.size - 7);
    CHECK_FALSE(code.is_dark(code.size - 1, code.size));
    CHECK_FALSE(code.is_dark(-1, 0));
}

TEST_CASE("any bytes have a code, up to what one holds") {
    CHECK(qr_of("").size == 21);
    CHECK(qr_of(std::string("A\0B", 3)).size == 21);
    CHECK(qr_of(std::string(2331, 'a')).size == 177);
    CHECK_THROWS_AS(qr_of(std::string(2332, 'a')), BadInput);
}
