#include "time/recurrence_set.h"

#include <doctest/doctest.h>

using namespace tiers;
using namespace std::chrono;

namespace {

WallTime at(year_month_day date, int hour) {
    return WallTime(local_days(date)) + hours(hour);
}

const auto monday = at(2026y / March / 2, 9);

std::vector<WallTime> days_later(std::initializer_list<int> count) {
    std::vector<WallTime> walls;
    for (const auto one : count) walls.push_back(monday + days(one));
    return walls;
}

}  // namespace

TEST_CASE("dates beside a rule come in their order, each once") {
    RecurrenceSet set{monday, Recurrence::parse("FREQ=WEEKLY;COUNT=3"), days_later({-1, 7, 9, 30}), {}, {}};
    CHECK(set.expand(100) == days_later({-1, 0, 7, 9, 14, 30}));
    CHECK(set.expand(2) == days_later({-1, 0}));
    CHECK(set.expand(100, monday + days(9)) == days_later({-1, 0, 7}));
}

TEST_CASE("dates without a rule stand beside the first") {
    RecurrenceSet set{monday, {}, days_later({-3, 0, 4}), {}, {}};
    CHECK(set.expand(100) == days_later({-3, 0, 4}));
}

TEST_CASE("dates of a rule without end do not stop it") {
    RecurrenceSet set{monday, Recurrence::parse("FREQ=WEEKLY"), days_later({10'000}), {}, {}};
    CHECK(set.endless());
    CHECK(set.expand(3) == days_later({0, 7, 14}));
}

TEST_CASE("what is left out does not come, whether a rule or a date gives it") {
    RecurrenceSet set{monday, Recurrence::parse("FREQ=WEEKLY;COUNT=4"), days_later({2, 9}), days_later({7, 9}), {}};
    set.except_days = {floor<days>(monday + days(14))};
    CHECK(set.expand(100) == days_later({0, 2, 21}));
}
