#include "exchange/written_day.h"

#include <doctest/doctest.h>
#include <tiers/error.h>

using namespace tiers;
using namespace tiers::exchange;

TEST_CASE("a day with its year first is read whatever the order") {
    for (const auto order : {DayOrder::iso, DayOrder::day_first, DayOrder::month_first})
        for (const auto* text : {"2026-03-05", "2026/3/5", "2026-03-05T10:00:00", "2026-03-05 10:00"})
            CHECK(iso(written_day(text, order)) == "2026-03-05");
}

TEST_CASE("days and months come in the order that was declared, and in none that was not") {
    CHECK(iso(written_day("05/03/2026", DayOrder::day_first)) == "2026-03-05");
    CHECK(iso(written_day("5.3.2026 09:30", DayOrder::day_first)) == "2026-03-05");
    CHECK(iso(written_day("03/05/2026", DayOrder::month_first)) == "2026-03-05");
    CHECK_THROWS_AS(written_day("31/12/2025", DayOrder::iso), BadInput);
}

TEST_CASE("what is no day is refused") {
    for (const auto* text : {"", "31/02/2026", "31/12/25", "12/31/2025", "2026-13-01", "2026-00-10", "a/b/2026", "1/2",
                             "99999999999999999999/1/2026", "-1/2/2026", "2026-1-1-1"})
        CHECK_THROWS_AS(written_day(text, DayOrder::day_first), BadInput);
}
