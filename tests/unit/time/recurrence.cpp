#include "time/recurrence.h"

#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/words.h>

using namespace tiers;
using namespace std::chrono;

namespace {

WallTime at_nine(year_month_day date) {
    return WallTime(local_days(date)) + hours(9);
}

const WallTime new_year(local_days(2026y / January / 1));

std::size_t count(const std::string& rule, std::size_t limit) {
    return Recurrence::parse(rule).expand(new_year, limit).size();
}

/// 0,1,2 ... below `end`.
std::string numbers(int end) {
    std::string text = "0";
    for (int i = 1; i < end; ++i) text += fmt::format(",{}", i);
    return text;
}

const std::string each_second = ";BYHOUR=" + numbers(24) + ";BYMINUTE=" + numbers(60) + ";BYSECOND=" + numbers(60);

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

TEST_CASE("a rule that takes too long is an error, not a wrong answer") {
    CHECK_THROWS_AS(count("FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR" + each_second + ";BYSETPOS=1", 3), BadInput);
    CHECK_THROWS_AS(count("FREQ=DAILY" + each_second + ";BYSETPOS=1", 1'000), BadInput);
    CHECK_THROWS_AS(count("FREQ=MINUTELY;INTERVAL=2;BYMINUTE=1", 1), BadInput);
}

TEST_CASE("a rule that comes often is followed as far as it is asked for") {
    CHECK(count("FREQ=SECONDLY", 100'000) == 100'000);
    CHECK(count("FREQ=DAILY" + each_second, 86'400) == 86'400);
}
