#include "report/year_before.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace tiers;

namespace {

/// "2025-03-01..2025-03-31 calendar"
std::string before(const char* period, const char* by) {
    const auto asked = parse_period(period, Day{});
    const auto [days, by_calendar] =
        report::year_before({asked.from.value(), asked.to.value()}, report::dimensions_of(by));
    return fmt::format("{}..{} {}", iso(days.start), iso(days.end - one_day), by_calendar ? "calendar" : "weeks");
}

}  // namespace

TEST_CASE("whole months have the same months of the year before") {
    CHECK(before("2026-03", "resource") == "2025-03-01..2025-03-31 calendar");
    CHECK(before("2026", "weekday") == "2025-01-01..2025-12-31 calendar");
    CHECK(before("2024-02", "kind") == "2023-02-01..2023-02-28 calendar");
    CHECK(before("2025-02", "kind") == "2024-02-01..2024-02-29 calendar");
    CHECK(before("2025-Q4", "month") == "2024-10-01..2024-12-31 calendar");
}

TEST_CASE("what is split into months has the same days, to the last of a month") {
    CHECK(before("2026-02-10..2026-04-20", "month") == "2025-02-10..2025-04-20 calendar");
    CHECK(before("2024-02-29..2024-03-15", "month") == "2023-02-28..2023-03-15 calendar");
    CHECK(before("2025-01-15..2025-02-28", "month,weekday") == "2024-01-15..2024-02-29 calendar");
    CHECK(before("2023-01-15..2023-02-27", "month") == "2022-01-15..2022-02-27 calendar");
}

TEST_CASE("all else lies 52 weeks before") {
    CHECK(before("2026-W12", "resource") == "2025-03-17..2025-03-23 weeks");
    CHECK(before("2026-03", "day") == "2025-03-02..2025-04-01 weeks");
    CHECK(before("2026-03", "resource,week") == "2025-03-02..2025-04-01 weeks");
    CHECK(before("2026-03-02..2026-03-08", "hour-of-week") == "2025-03-03..2025-03-09 weeks");
}
