#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/volunteering.h>

#include "tests/unit/member/subscription_fixture.h"

using namespace tiers;

namespace {

Day on(const char* iso_date) {
    return parse_day(iso_date);
}

struct Helpers : test::Plans {
    using Plans::Plans;
    member::Volunteering give(std::int64_t minutes, const char* day, std::string_view key = {}) {
        return write([&] { return member::volunteer(store, {1, minutes, on(day), "bar"}, on("2026-03-31"), key); });
    }
    /// "2026-03-01/2026-03-31 180-150": what each of member 1's subscriptions expects in a period, and what was given.
    std::string expected(const char* day) const {
        std::string text;
        for (const auto& one : member::expected_volunteering(store, 1, on(day)))
            text +=
                fmt::format("{}/{} {}-{}\n", iso(one.first), one.last ? iso(*one.last) : "", one.expected, one.given);
        return text;
    }
};

const std::string three_hours = "periods_from = 2026-01-01, volunteering_hours = 3";

}  // namespace

TEST_CASE("a plan expects hours of each seat in a period, and of a part of one the part that its days are worth") {
    Helpers house(test::plan("nomade", "90.00", three_hours));
    house.subscribe("nomade", "2026-04-16", {.seats = 2});
    CHECK(house.expected("2026-04-15").empty());
    CHECK(house.expected("2026-04-20") == "2026-04-16/2026-04-30 180-0\n");
    CHECK(house.expected("2026-05-20") == "2026-05-01/2026-05-31 360-0\n");
}

TEST_CASE("what was given in a period up to a day counts, and what was withdrawn does not") {
    Helpers house(test::plan("nomade", "90.00", three_hours));
    house.subscribe("nomade", "2026-02-01");
    for (const auto* day : {"2026-02-28", "2026-03-01", "2026-03-31"}) house.give(60, day);
    const auto wrong = house.give(30, "2026-03-02");
    house.write([&] { return member::withdraw_volunteering(house.store, wrong.id, "twice"); });
    CHECK(house.expected("2026-02-28") == "2026-02-01/2026-02-28 180-60\n");
    CHECK(house.expected("2026-03-30") == "2026-03-01/2026-03-31 180-60\n");
    CHECK(house.expected("2026-03-31") == "2026-03-01/2026-03-31 180-120\n");
}

TEST_CASE("nothing is expected in a trial nor in a pause, and all of it with dues") {
    Helpers house(test::plan("tried", "90.00", three_hours + ", trial = \"15d\"") +
                  test::plan("adhesion", "20.00", three_hours + ", every = \"year\", dues = true"));
    const auto tried = house.subscribe("tried", "2026-03-01");
    house.write([&] { return member::pause(house.store, tried, on("2026-04-01"), on("2026-04-30")); });
    CHECK(house.expected("2026-03-10").empty());
    CHECK(house.expected("2026-04-10").empty());
    CHECK(house.expected("2026-05-10") == "2026-05-01/2026-05-31 180-0\n");
    house.subscribe("adhesion", "2026-06-15");
    CHECK(house.expected("2026-06-20") == "2026-06-01/2026-06-30 180-0\n2026-06-15/2026-12-31 180-0\n");
}

TEST_CASE("hours are given once under a key, of a day gone by, and a day has 24 of them") {
    Helpers house(test::plan("nomade", "90.00", three_hours));
    const auto first = house.give(60, "2026-03-02", "k");
    CHECK(house.give(60, "2026-03-02", "k").id == first.id);
    CHECK_THROWS_AS(house.give(61, "2026-03-02", "k"), Conflict);
    CHECK_THROWS_AS(house.give(60, "2026-04-01"), BadInput);
    CHECK_THROWS_AS(house.give(0, "2026-03-02"), BadInput);
    CHECK_THROWS_AS(house.give(24 * 60 + 1, "2026-03-02"), BadInput);
    house.write([&] { return member::withdraw_volunteering(house.store, first.id, ""); });
    CHECK_THROWS_AS(house.write([&] { return member::withdraw_volunteering(house.store, first.id, ""); }), Conflict);
    CHECK_THROWS_AS(house.write([&] { return member::withdraw_volunteering(house.store, 99, ""); }), NotFound);
}
