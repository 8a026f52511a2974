#include "base/read_ahead.h"

#include <doctest/doctest.h>
#include <tiers/error.h>

using namespace tiers;

TEST_CASE("lines come in their order, however many are read ahead") {
    constexpr int count = 3'001;
    int made = 0;
    ReadAhead<int> ahead([&](int& line) {
        line = ++made;
        return made <= count;
    });
    int number = 0;
    while (const auto* line = ahead.next()) REQUIRE(*line == ++number);
    CHECK(number == count);
    CHECK(!ahead.next());
}

TEST_CASE("what stops the reading is told where the lines before it were taken") {
    for (const int bad : {1, 1'000, 1'001, 1'200}) {
        CAPTURE(bad);
        int made = 0;
        ReadAhead<int> ahead([&](int& line) {
            line = ++made;
            if (made == bad) throw BadInput("too_long", "line");
            return true;
        });
        for (int i = 1; i < bad; ++i) REQUIRE(ahead.next());
        CHECK_THROWS_AS(ahead.next(), BadInput);
        CHECK_THROWS_AS(ahead.next(), BadInput);
    }
}

TEST_CASE("whoever stops early waits for what is being read") {
    int made = 0;
    {
        const ReadAhead<int> ahead([&](int& line) {
            line = ++made;
            return true;
        });
    }
    CHECK(made == 1'000);
}
