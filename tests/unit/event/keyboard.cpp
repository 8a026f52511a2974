#include "event/keyboard.h"

#include <doctest/doctest.h>
#include <string>

using namespace tiers::event;

namespace {

const std::string meant = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

}  // namespace

TEST_CASE("a QWERTY scanner on an AZERTY computer is understood") {
    CHECK(retyped("QBCDEFGHIJKL?NOPARSTUVZXYWé\"'(-è") == meant);  // letters with Shift
    CHECK(retyped("qbcdefghijkl,noparstuvzxyw234567") ==           // Caps Lock over Shift
          "AbcdefghijklMnopQrstuvWxyZ234567");
    CHECK(retyped("É\"'(§È") == "234567");  // Caps Lock of Linux; Belgian and Apple's 6
}

TEST_CASE("an AZERTY scanner on a QWERTY computer is understood") {
    CHECK(retyped("QBCDEFGHIJKL:NOPARSTUVZXYW@#$%^&") == meant);
    CHECK(retyped("qbcdefghijkl;noparstuvzxyw@#$%^&") == "AbcdefghijklMnopQrstuvWxyZ234567");
}

TEST_CASE("accents of Latin-1 are those of UTF-8") {
    CHECK(retyped("\xe9\xe8") == "27");
}

TEST_CASE("what is no key stays") {
    CHECK(retyped("M!ù€ 89") == "M!ù€ 89");
    CHECK(retyped("").empty());
}
