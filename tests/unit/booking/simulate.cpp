#include <doctest/doctest.h>
#include <tiers/simulate.h>

#include "booking/simulation.h"
#include "tests/unit/member/subscription_fixture.h"

using namespace tiers;

namespace {

std::string priced_at(const std::string& resource, const std::string& version) {
    return "[[tariff]]\nresources = [\"" + resource + "\"]\nversions = [{ from = 2026-01-01, " + version + " }]\n";
}

struct ReplayHouse : test::Plans {
    using Plans::Plans;

    void book(const char* resource, const char* when, member::Id who = 1) {
        booking::Request wanted;
        wanted.resource = resource;
        wanted.member = who;
        wanted.span = parse_span(when, Zone::named("Europe/Paris"), *now);
        wanted.overrides = {"hours"};
        write([&] { return booking::add(store, wanted); });
    }
    booking::Replay by(const std::string& tariffs) {
        booking::SimulationQuery query;
        const auto zone = Zone::named("Europe/Paris");
        query.within = {zone.midnight(parse_day("2026-01-01")), zone.midnight(parse_day("2027-01-01"))};
        query.by = "member";
        return booking::replay(store, booking::read_tariffs(store, {tariffs, "new.toml", {}}), query);
    }
};

}  // namespace

TEST_CASE("bookings replayed by the tariffs they were made at cost what they did, caps of a day included") {
    const auto prices = priced_at("open-space", "hour = \"4.00\", daily_cap = \"15.00\"") +
                        priced_at("room", "hour = \"10.00\", windows = [{ within = \"Sa\", hour = \"12.00\" }]");
    ReplayHouse house("\n" + prices);
    house.book("open-space", "2026-03-11 09:00-12:00");
    house.book("open-space", "2026-03-11 13:00-18:00");
    house.book("open-space", "2026-03-11 13:00-18:00", 2);
    house.book("room-a", "2026-03-14 09:00-10:30");
    const auto found = house.by(prices);
    REQUIRE(found.bookings.size() == 4);
    for (const auto& one : found.bookings) {
        CHECK(one.change() == 0);
        CHECK(one.was_tariff == one.tariff);
    }
    CHECK(found.bookings.at(1).was == 300);
}

TEST_CASE("a tariff is tried on what no allowance covered") {
    ReplayHouse house(
        test::plan("room", "100.00",
                   "periods_from = 2026-01-01, grants = [{ unit = \"hour\", amount = 2, of = \"room\" }]") +
        priced_at("room", "hour = \"10.00\""));
    house.subscribe("room", "2026-03-01");
    house.book("room-a", "2026-03-11 09:00-10:00");
    house.book("room-a", "2026-03-12 09:00-12:00");
    const auto found = house.by(priced_at("room", "hour = \"16.00\""));
    REQUIRE(found.bookings.size() == 1);
    CHECK(found.covered == 1);
    CHECK(found.bookings.front().minutes == 120);
    CHECK(found.bookings.front().was == 2000);
    CHECK(found.bookings.front().would_be == 3200);
}

TEST_CASE("what no tariff of the file is for costs nothing, and what had no price may have one") {
    ReplayHouse house("\n" + priced_at("open-space", "hour = \"4.00\""));
    house.book("open-space", "2026-03-11 09:00-12:00");
    house.book("room-a", "2026-03-11 09:00-10:00");
    const auto found = house.by(priced_at("room", "hour = \"16.00\""));
    REQUIRE(found.bookings.size() == 2);
    CHECK(found.bookings.at(0).change() == -1200);
    CHECK(found.bookings.at(1).change() == 1600);
    CHECK_FALSE(found.bookings.at(1).priced);
}
