#include "time/iso_week.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace tiers;

TEST_CASE("a week at the turn of a year is of the year of its Thursday") {
    CHECK(iso_week(parse_day("2026-01-01")) == IsoWeek{2026, 1});
    CHECK(iso_week(parse_day("2024-12-30")) == IsoWeek{2025, 1});
    CHECK(iso_week(parse_day("2021-01-03")) == IsoWeek{2020, 53});
    CHECK(iso_week(parse_day("2027-01-03")) == IsoWeek{2026, 53});
}

TEST_CASE("each day lies in the week that is read by its number") {
    const auto end = parse_day("2042-01-01");
    for (auto day = parse_day("2014-01-01"); day < end; day += one_day) {
        const auto week = iso_week(day);
        const auto period = parse_period(fmt::format("{:04}-W{:02}", week.year, week.number), day);
        REQUIRE((*period.from <= day && day < *period.to));
    }
}
