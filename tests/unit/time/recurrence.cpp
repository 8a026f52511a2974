#include "time/recurrence.h"

#include <doctest/doctest.h>
#include <tiers/error.h>

using namespace tiers;
using namespace std::chrono;

namespace {

WallTime at_nine(year_month_day date) {
    return WallTime(local_days(date)) + hours(9);
}

}  // namespace

TEST_CASE("a rule that comes never is given up within a thousand years") {
    const auto start = at_nine(2026y / March / 2);
    CHECK(Recurrence::parse("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30").expand(start, 1).empty());
    CHECK(Recurrence::parse("FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31").expand(start, 1).empty());
    CHECK(Recurrence::parse("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30").expand(start, 1).empty());
    CHECK(Recurrence::parse("FREQ=MINUTELY;INTERVAL=1440;BYHOUR=10").expand(start, 1).empty());
}

TEST_CASE("a rule that comes rarely is found") {
    const auto found =
        Recurrence::parse("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO").expand(at_nine(2026y / March / 2), 2);
    CHECK(found == std::vector{at_nine(2044y / February / 29), at_nine(2072y / February / 29)});
}

TEST_CASE("a rule is expanded up to a time, its last week of the year too") {
    const auto rule = Recurrence::parse("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO");
    const auto start = at_nine(2025y / January / 1);
    CHECK(rule.expand(start, 10, at_nine(2025y / December / 30)) == std::vector{at_nine(2025y / December / 29)});
    CHECK(rule.expand(start, 10, at_nine(2025y / December / 29)).empty());
}

TEST_CASE("monthly on the 31st skips shorter months") {
    const auto found = Recurrence::parse("FREQ=MONTHLY;COUNT=3").expand(at_nine(2026y / January / 31), 10);
    CHECK(found == std::vector{at_nine(2026y / January / 31), at_nine(2026y / March / 31), at_nine(2026y / May / 31)});
}
