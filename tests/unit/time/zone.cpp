#include <cctz/civil_time.h>
#include <cctz/time_zone.h>
#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/time.h>
#include <random>
#include <vector>

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

TEST_CASE("a clock shows what the rules of its zone say, whatever was asked before") {
    const cctz::civil_second epoch(1970, 1, 1, 0, 0, 0);
    std::mt19937_64 engine(20261130);
    for (const auto* name : {"Europe/Paris", "America/Martinique", "Pacific/Apia", "Australia/Lord_Howe",
                             "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Kiritimati", "UTC"}) {
        CAPTURE(std::string(name));
        const auto zone = Zone::named(name);
        cctz::time_zone rules;
        REQUIRE(cctz::load_time_zone(name, &rules));
        // Around the changes of some years, one after the other; and anywhere from 1900 to 2500.
        std::vector<std::int64_t> instants;
        for (std::int64_t at = 1'262'304'000; at < 1'420'070'400; at += 1'753) instants.push_back(at);
        std::uniform_int_distribution<std::int64_t> any(-2'208'988'800, 16'725'225'600);
        for (int i = 0; i < 20'000; ++i) instants.push_back(any(engine));
        std::int64_t different = 0;
        for (const auto at : instants) {
            const auto shown = rules.lookup(cctz::time_point<cctz::seconds>(cctz::seconds(at)));
            const auto local = zone.at(Instant(Seconds(at)));
            different +=
                local.offset.count() != shown.offset || local.wall.time_since_epoch().count() != shown.cs - epoch;
            const auto meant = rules.lookup(epoch + at);
            const auto read = zone.read(WallTime(Seconds(at)));
            using Kind = cctz::time_zone::civil_lookup;
            const auto kind = meant.kind == Kind::UNIQUE    ? Zone::Reading::Kind::normal
                              : meant.kind == Kind::SKIPPED ? Zone::Reading::Kind::skipped
                                                            : Zone::Reading::Kind::repeated;
            different += read.kind != kind || read.first.time_since_epoch() != meant.pre.time_since_epoch() ||
                         read.second.time_since_epoch() != meant.post.time_since_epoch();
            const auto day = floor<days>(WallTime(Seconds(at)));
            const auto midnight = rules.lookup(epoch + day.time_since_epoch().count() * 86'400);
            const auto first = midnight.kind == Kind::SKIPPED ? midnight.trans : midnight.pre;
            different += zone.midnight(day).time_since_epoch() != first.time_since_epoch();
        }
        CHECK(different == 0);
    }
}
