#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/time.h>

using namespace tiers;
using namespace std::chrono;

namespace {

WallTime wall(int y, unsigned m, unsigned d, int hour, int minute) {
    return local_days(year(y) / month(m) / day(d)) + hours(hour) + minutes(minute);
}

}  // namespace

TEST_CASE("an unknown zone is an error, never UTC") {
    for (const auto* name : {"Europe/Pariss", "", "fixed/UTC+01:00:00", "/etc/localtime", "../etc/passwd"})
        CHECK_THROWS_AS(Zone::named(name), BadInput);
}

TEST_CASE("a wall time that the clock change skips is told from one it repeats") {
    const auto paris = Zone::named("Europe/Paris");
    const auto gap = paris.read(wall(2026, 3, 29, 2, 30));
    CHECK(gap.kind == Zone::Reading::Kind::skipped);
    CHECK(paris.wall(gap.first) == wall(2026, 3, 29, 3, 30));
    CHECK(paris.wall(gap.second) == wall(2026, 3, 29, 1, 30));
    const auto twice = paris.read(wall(2026, 10, 25, 2, 30));
    CHECK(twice.kind == Zone::Reading::Kind::repeated);
    CHECK(twice.second - twice.first == hours(1));
    CHECK(paris.read(wall(2026, 3, 12, 14, 0)).kind == Zone::Reading::Kind::normal);
}

TEST_CASE("a day begins at its first instant, also where midnight is skipped") {
    const auto beirut = Zone::named("Asia/Beirut");
    const auto first = beirut.midnight(local_days(2022y / March / 27));
    CHECK(beirut.wall(first) == wall(2022, 3, 27, 1, 0));
}
