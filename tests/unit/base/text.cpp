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

TEST_CASE("control characters and line separators are found, but for those allowed") {
    for (const auto* text : {"a\nb", "\x1b[0m", "\x7f", "\u0085", "\u2028", "a\u2029"}) CHECK(holds_control(text));
    for (const auto* text : {"", "Hélène", "\u00a0", "日本", "\u202e"}) CHECK_FALSE(holds_control(text));
    CHECK_FALSE(holds_control("a\nb", "\n"));
}

TEST_CASE("trim also takes no-break spaces") {
    CHECK(trim("\u00a0 12 \u00a0\t") == "12");
}

TEST_CASE("a word for a shell is quoted where it needs it") {
    CHECK(for_shell("lieux/Izarbel-2.toml") == "lieux/Izarbel-2.toml");
    CHECK(for_shell("L'Étage $(x)") == R"('L'\''Étage $(x)')");
    CHECK(for_shell("") == "''");
}
