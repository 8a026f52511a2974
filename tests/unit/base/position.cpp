#include "base/position.h"

#include <doctest/doctest.h>

using namespace tiers;

TEST_CASE("a byte of a text stands on a line and in a column, counted in characters") {
    CHECK(position("", 0) == "1:1");
    CHECK(position("a\nbé c", 5) == "2:3");
    CHECK(position("a\nb", 2) == "2:1");
    CHECK(position("a\n", 100) == "2:1");
}
