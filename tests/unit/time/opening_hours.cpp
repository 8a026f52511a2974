#include "time/opening_hours.h"

#include <doctest/doctest.h>
#include <tiers/error.h>

using namespace tiers;
using namespace std::chrono;

namespace {

const Holidays france = Holidays::named("FR");

minutes open_time(const char* hours, const char* from, const char* to) {
    seconds total{};
    for (const auto& span : OpeningHours::parse(hours).open({parse_day(from), parse_day(to)}, france))
        total += span.end - span.start;
    return duration_cast<minutes>(total);
}

}  // namespace

TEST_CASE("a week with Ascension Day has the hours that opening_hours.js gives it") {
    const auto week = [](const char* hours) { return open_time(hours, "2026-05-11", "2026-05-18"); };
    CHECK(week("Mo-Fr 08:30-18:30; PH off") == hours(40));
    CHECK(week("Mo-Fr 09:00-18:00; Sa 09:00-12:00; PH,Su off") == hours(39));
    CHECK(week("Mo-Th 08:30-12:30,13:30-18:00; Fr 08:30-12:30; Aug 01-15 off; PH off") == minutes(29 * 60 + 30));
    CHECK(week("24/7") == hours(168));
}

TEST_CASE("the last rule that names a day wins, and cuts the night before it") {
    const auto spans = OpeningHours::parse("22:00-02:00; Tu 12:00-14:00")
                           .open({parse_day("2012-10-01"), parse_day("2012-10-03")}, france);
    REQUIRE(spans.size() == 3);
    CHECK(iso(spans[1].start) + "/" + iso(spans[1].end) == "2012-10-01T22:00/2012-10-02T00:00");
    CHECK(iso(spans[2].start) + "/" + iso(spans[2].end) == "2012-10-02T12:00/2012-10-02T14:00");
}

TEST_CASE("days of 23 and 25 hours keep their opening hours") {
    const auto paris = Zone::named("Europe/Paris");
    const auto elapsed = [&](const char* day, const char* next) {
        seconds total{};
        for (const auto& span :
             in_zone(OpeningHours::parse("24/7").open({parse_day(day), parse_day(next)}, france), paris))
            total += span.end - span.start;
        return duration_cast<hours>(total);
    };
    CHECK(elapsed("2026-03-29", "2026-03-30") == hours(23));
    CHECK(elapsed("2026-10-25", "2026-10-26") == hours(25));
}

TEST_CASE("holidays of 2026 to 2028, and those of Alsace-Moselle") {
    for (const auto* day : {"2026-04-06", "2026-05-14", "2026-05-25", "2027-03-29", "2027-05-06", "2027-05-17",
                            "2028-04-17", "2028-05-25", "2028-06-05", "2013-05-09", "2026-07-14", "2026-11-11"})
        CHECK(france.contains(parse_day(day)));
    CHECK_FALSE(france.contains(parse_day("2026-12-26")));
    CHECK(Holidays::named("FR-67").contains(parse_day("2026-12-26")));
    CHECK(Holidays::named("FR-57").contains(parse_day("2026-04-03")));
    CHECK_FALSE(Holidays::none().contains(parse_day("2026-12-25")));
    CHECK_THROWS_AS(Holidays::named("DE"), BadInput);
}

TEST_CASE("hours are taken as people write them") {
    const auto osm = OpeningHours::from_people;
    CHECK(osm("lun-ven 8h30-19h, fermé les jours fériés") == "Mo-Fr 08:30-19:00; PH off");
    CHECK(osm("du lundi au vendredi de 9h à 12h30 et de 14h à 18h") == "Mo-Fr 09:00-12:30,14:00-18:00");
    CHECK(osm("Tous les jours 8h-20h sauf dimanche") == "Mo-Su 08:00-20:00; Su off");
    CHECK(osm("mardi, jeudi : 14h-18h ; samedi 10h-12h") == "Tu,Th 14:00-18:00; Sa 10:00-12:00");
    CHECK(osm("mon-fri 9am-6pm, closed on public holidays") == "Mo-Fr 09:00-18:00; PH off");
    CHECK(osm("9-17") == "09:00-17:00");
    CHECK(osm("24/7") == "24/7");
    CHECK(osm("24h/24") == "00:00-24:00");
    CHECK(osm("Mo-Fr 09:00-18:00") == "Mo-Fr 09:00-18:00");
    for (const auto* text : {"quand on peut", "", "lundi 9h", "8h-26h-3h", "les jours"})
        CHECK_THROWS_AS(osm(text), BadInput);
}

TEST_CASE("what nobody could book by is refused") {
    for (const auto* text :
         {"17:00+", "12:00", "Mo-Fr 10:00-16:00/90", "Mo 10:00-12:00 \"perhaps\"", "sunrise-sunset", "SH off",
          "Mo-Fr 09:00-12:00 || closed", "week 40-30", "Feb 30", "Sa[6]", "27:00-29:00", "09:00-55:00"})
        CHECK_THROWS_AS(OpeningHours::parse(text), BadInput);
}
