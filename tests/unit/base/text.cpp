#include "base/text.h"

#include <doctest/doctest.h>

using namespace tiers;

TEST_CASE("names compare without accents, case and doubled blanks") {
    CHECK(folded("  Hélène   DUPRÉ ") == "helene dupre");
    CHECK(folded("Œuvre Straße") == folded("œuvre STRASSE"));
}

TEST_CASE("the nearest words are proposed, and none where nothing lies near") {
    CHECK(nearest("surface_m", {"surface_m2", "seats", "name"}) == std::vector<std::string>{"surface_m2"});
    CHECK(nearest("xyzzy", {"surface_m2", "seats"}).empty());
}

TEST_CASE("text is cut by the columns it takes, not by its bytes") {
    CHECK(width("日本") == 4);
    CHECK(cut("Hélène Dupré", 7) == "Hélène…");
    CHECK(cut("court", 5) == "court");
}

TEST_CASE("trim also takes no-break spaces") {
    CHECK(trim("\u00a0 12 \u00a0\t") == "12");
}
