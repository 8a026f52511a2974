#include "booking/read_ahead.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/error.h>

using namespace tiers;
using namespace tiers::booking;

TEST_CASE("lines come in their order, with their numbers, however many are read ahead") {
    constexpr std::int64_t count = 3'001;
    std::int64_t made = 0;
    ReadAhead ahead([&](ImportTable::Line& line) {
        line = {++made, made == 1'500 ? "not JSON" : fmt::format(R"({{"label":"{}"}})", made), {}};
        return made <= count;
    });
    std::int64_t number = 0;
    while (const auto* line = ahead.next()) {
        REQUIRE(line->number == ++number);
        REQUIRE(line->bad.has_value() == (number == 1'500));
        if (!line->bad) REQUIRE(line->values.text(ImportLine::Name::label) == std::to_string(number));
    }
    CHECK(number == count);
}

TEST_CASE("what stops the reading is told where the lines before it were taken") {
    std::int64_t made = 0;
    ReadAhead ahead([&](ImportTable::Line& line) {
        if (++made == 1'200) throw BadInput("too_long", "line 1200");
        line = {made, "{}", {}};
        return true;
    });
    for (int i = 0; i < 1'000; ++i) REQUIRE(ahead.next());
    CHECK_THROWS_AS(ahead.next(), BadInput);
}

TEST_CASE("whoever stops early waits for what is being read") {
    std::int64_t made = 0;
    {
        const ReadAhead ahead([&](ImportTable::Line& line) {
            line = {++made, "{}", {}};
            return true;
        });
    }
    CHECK(made == 1'000);
}
