#include "format/png.h"

#include <doctest/doctest.h>

using namespace tiers;

// Worked out by hand from the PNG specification: one dark module, and 4 light ones on each side of it, of a pixel each.
TEST_CASE("a code becomes a picture of a bit a pixel, with its quiet zone") {
    const auto png = format::png_of({.size = 1, .dark = {true}}, 1);
    CHECK(png.substr(0, 8) == "\x89PNG\r\n\x1a\n");
    CHECK(png.substr(8, 21) == std::string("\0\0\0\rIHDR\0\0\0\x09\0\0\0\x09\x01\0\0\0\0", 21));
    const auto rows = png.substr(png.find("IDAT") + 4 + 7, 27);
    for (std::size_t y = 0; y < 9; ++y)
        CHECK(rows.substr(3 * y, 3) == (y == 4 ? std::string("\0\xf7\x80", 3) : std::string("\0\xff\x80", 3)));
    CHECK(png.substr(png.size() - 12) == std::string("\0\0\0\0IEND\xae\x42\x60\x82", 12));
}
