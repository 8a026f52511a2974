#include <doctest/doctest.h>
#include <tiers/booking_price.h>
#include <tiers/ledger.h>

#include "tests/unit/booking/priced_fixture.h"

using namespace tiers;
using test::Priced;
using test::tariff;

namespace {

const auto hours_of_rooms = std::string("\n[[pack]]\nid = \"credit\"\nunit = \"hour\"\namount = 2\nof = [\"room\"]\n");

}  // namespace

TEST_CASE("F2: of a credit of two hours one is used, and of two booked then one is free") {
    Priced house(hours_of_rooms + tariff("room", "hour = \"10.00\""));
    house.pack("credit");
    CHECK(house.cost("room-a", "2026-03-11 09:00-10:00") == 0);
    CHECK(house.cost("room-a", "2026-03-12 09:00-11:00") == 1000);
    CHECK(house.left("2026-03-12") == 0);
    CHECK(house.cost("room-a", "2026-03-13 09:00-10:00") == 1000);
}

TEST_CASE("N3: a room for ten hours, six and then six more booked, at 20 an hour beyond") {
    Priced house(test::plan("room", "100.00",
                            "periods_from = 2026-01-01, grants = [{ unit = \"hour\", amount = 10, of = \"room\" }], "
                            "overage = [{ unit = \"hour\", price = \"20.00\" }]") +
                 tariff("room", "hour = \"99.00\""));
    house.subscribe("room", "2026-03-01");
    house.book("room-a", "2026-03-11 09:00-15:00");
    CHECK(house.charged("2026-03-31") == 10000);
    house.book("room-a", "2026-03-12 09:00-15:00");
    CHECK(house.charged("2026-03-31") == 14000);
}

TEST_CASE("L6: who cancels the rest of a series has what it took back") {
    Priced house(hours_of_rooms + tariff("room", "hour = \"10.00\""));
    house.pack("credit");
    house.pack("credit");
    auto wanted = house.request("room-a", "2026-03-11 09:00-10:00");
    wanted.rrule = "FREQ=DAILY;COUNT=4";
    const auto made = house.write([&] { return booking::add(house.store, wanted); });
    CHECK(house.left("2026-03-11") == 0);
    house.cancel(made.bookings.at(1).id, true);
    CHECK(house.left("2026-03-11") == 3 * 60);
}

TEST_CASE("a plan without a limit covers every booking, which is noted and goes back as others are") {
    Priced house(test::plan("resident", "250.00", "grants = [{ unit = \"hour\", of = \"desk\", unlimited = true }]") +
                 tariff("open-space", "hour = \"4.00\""));
    house.subscribe("resident", "2026-03-01");
    const auto made = house.book("open-space", "2026-03-11 09:00-18:00", 1, 3);
    CHECK(made.price == 0);
    const auto price = member::price_of_booking(house.store, made.id);
    CHECK(price->covered == 3 * 9 * 60);
    CHECK(why(*price, Language::en) == "27h without limit, 27h of 27h covered by allowances");
    const auto used = [&] { return member::balance(house.store, 1, {parse_day("2026-03-11"), false}).at(0).used; };
    CHECK(used() == 3 * 9 * 60);
    CHECK_FALSE(house.book("room-a", "2026-03-11 09:00-10:00").price);
    CHECK(used() == 3 * 9 * 60);
    house.cancel(made.id);
    CHECK(used() == 0);
    CHECK(house.charged("2026-03-31") == 25000);
}

TEST_CASE("T6: a price counts elapsed time where the clock changes") {
    Priced house(tariff("open-space", "hour = \"4.00\""));
    CHECK(house.cost("open-space", "2026-03-29 01:00-04:00") == 800);
    CHECK(house.cost("open-space", "2026-10-25 01:00-04:00") == 1600);
}

TEST_CASE("a day is a day where the clock changes") {
    Priced house(tariff("open-space", "hour = \"4.00\", day = \"30.00\""));
    CHECK(house.cost("open-space", "2026-10-24 23:00 - 2026-10-25 23:00") == 3000);
    CHECK(house.cost("open-space", "2026-03-28 23:00 - 2026-03-29 23:00") == 3000);
}

TEST_CASE("a day costs no more than its cap, over all that a member books, and each seat has its own") {
    Priced house(tariff("open-space", "hour = \"4.00\", daily_cap = \"20.00\""));
    CHECK(house.cost("open-space", "2026-03-11 09:00-12:00") == 1200);
    const auto second = house.book("open-space", "2026-03-11 13:00-16:00");
    CHECK(second.price == 800);
    CHECK(house.cost("open-space", "2026-03-11 16:00-18:00") == 0);
    CHECK(house.cost("open-space", "2026-03-11 09:00-18:00", 2) == 2000);
    CHECK(house.cost("open-space", "2026-03-12 09:00-18:00", 1, 3) == 6000);
    CHECK(house.cost("open-space", "2026-03-16 18:00 - 2026-03-17 09:00", 3) == 2 * 2000);
    house.cancel(second.id);
    CHECK(house.cost("open-space", "2026-03-11 13:00-15:00") == 800);
    *house.now = parse_instant("2026-03-18T10:00", Zone::named("Europe/Paris"));
    house.cancel(house.book("open-space", "2026-03-18 09:00-12:00").id);  // late: it costs what it did
    CHECK(house.cost("open-space", "2026-03-18 13:00-17:00") == 800);
    const auto alone = house.book("open-space", "2026-03-17 09:00-18:00", 2);
    CHECK(alone.price == 2000);
    const auto moved = house.write([&] {
        return booking::move(house.store, alone.id,
                             {.span = parse_span("2026-03-17 10:00-18:00", Zone::named("Europe/Paris"), *house.now)});
    });
    CHECK(moved.price == 2000);
}

TEST_CASE("each window of hours has its own best price") {
    Priced house(tariff("room-a",
                        "hour = \"10.00\", windows = [{ within = \"Mo-Fr 18:00-20:00\", hour = \"15.00\" }, "
                        "{ within = \"Sa,Su\", hour = \"30.00\", day = \"100.00\" }]"));
    CHECK(house.cost("room-a", "2026-03-11 17:00-21:00") == 1000 + 3000 + 1000);
    CHECK(house.cost("room-a", "2026-03-14 08:00-18:00") == 10000);
    CHECK(house.cost("room-a", "2026-03-13 23:00 - 2026-03-14 01:00") == 1000 + 3000);
}

TEST_CASE("the tariff that says most precisely whom and what it is for counts, and of several the cheapest") {
    Priced house("\n[[category]]\nid = \"company\"\n" + test::plan("resident", "200.00") +
                 tariff("room", "hour = \"9.00\"") + tariff("room-a", "hour = \"10.00\"") +
                 tariff("room-a", "hour = \"20.00\"", "id = \"company\"\nmembers = [\"company\"]") +
                 tariff("room", "hour = \"5.00\"", "id = \"resident\"\nplans = [\"resident\"]") +
                 tariff("room-a", "day = \"15.00\"", "id = \"days\""));
    CHECK(house.cost("room-b", "2026-03-11 09:00-10:00") == 900);
    CHECK(house.cost("room-a", "2026-03-11 09:00-10:00") == 1000);
    CHECK(house.cost("room-a", "2026-03-12 09:00-12:00") == 1500);
    house.write([&] {
        auto paul = member::get(house.store, 2);
        paul.category = "company";
        return member::change(house.store, paul);
    });
    CHECK(house.cost("room-a", "2026-03-13 09:00-10:00", 2) == 2000);
    house.subscribe("resident", "2026-03-01", {.member = 2});
    CHECK(house.cost("room-a", "2026-03-16 09:00-10:00", 2) == 500);
}

TEST_CASE("F5 differs: there are no coupons, and what is taken off is a tariff of those it is for, with its dates") {
    Priced house(test::plan("club", "0.00") + tariff("room", "hour = \"10.00\"") +
                 "\n[[tariff]]\nid = \"club\"\nresources = [\"room\"]\nplans = [\"club\"]\n"
                 "versions = [{ from = 2026-01-01, hour = \"8.50\" }, { from = 2026-04-01, hour = \"10.00\" }]\n");
    CHECK(house.cost("room-a", "2026-03-11 09:00-10:00") == 1000);
    house.subscribe("club", "2026-03-01");
    CHECK(house.cost("room-a", "2026-03-12 09:00-10:00") == 850);
    CHECK(house.cost("room-a", "2026-04-02 09:00-10:00") == 1000);
}

TEST_CASE("allowances cover the beginning of what several seats take, and the rest is priced") {
    Priced house("\n[[pack]]\nid = \"ten\"\nunit = \"hour\"\namount = 10\nof = [\"desk\"]\n" +
                 tariff("open-space", "hour = \"4.00\", day = \"20.00\""));
    house.pack("ten");
    // Of three seats over eight hours, ten hours are covered: one seat and two hours of the second.
    CHECK(house.cost("open-space", "2026-03-11 09:00-17:00", 1, 3) == 2000 + 2000);
    CHECK(house.left("2026-03-11") == 0);
}

TEST_CASE("half-days cover bookings of desks, and a use one of a machine") {
    Priced house(
        "\n[[pack]]\nid = \"days\"\nunit = \"day\"\namount = 1\nof = [\"desk\"]\n"
        "\n[[pack]]\nid = \"uses\"\nunit = \"use\"\namount = 1\nof = [\"room\"]\n" +
        tariff("open-space", "hour = \"4.00\"") + tariff("room", "hour = \"10.00\""));
    house.pack("days");
    house.pack("uses");
    CHECK(house.cost("open-space", "2026-03-11 09:00-12:00") == 0);
    CHECK(house.cost("open-space", "2026-03-12 09:00-17:00") == 1600);
    CHECK(house.cost("room-a", "2026-03-12 09:00-12:00") == 0);
    CHECK(house.cost("room-a", "2026-03-13 09:00-12:00") == 3000);
}

TEST_CASE("what was charged is corrected when a booking is moved or cancelled, and comes back whole") {
    Priced house(tariff("room", "hour = \"10.00\""));
    const auto made = house.book("room-a", "2026-03-11 09:00-12:00");
    CHECK(house.charged("2026-03-31") == 3000);
    house.write([&] {
        return booking::move(house.store, made.id,
                             {.span = parse_span("2026-03-11 09:00-10:00", Zone::named("Europe/Paris"), *house.now),
                              .overrides = {"hours"}});
    });
    CHECK(house.charged("2026-03-31") == 1000);
    house.cancel(made.id);
    CHECK(house.charged("2026-03-31") == 0);
    CHECK(house.charged("2026-04-30") == 0);
}

TEST_CASE("a booking that somebody else's plan covers beyond its allowance is owed by who pays for that plan") {
    Priced house(test::plan("room", "0.00",
                            "periods_from = 2026-01-01, grants = [{ unit = \"hour\", amount = 1, of = \"room\" }], "
                            "overage = [{ unit = \"hour\", price = \"20.00\" }]"));
    house.subscribe("room", "2026-03-01", {.member = 1, .payer = 2});
    house.book("room-a", "2026-03-11 09:00-12:00");
    CHECK(house.charged("2026-03-31", 1) == 0);
    CHECK(house.charged("2026-03-31", 2) == 4000);
}

TEST_CASE("a version that priced a booking cannot change, also when history is rewritten") {
    const auto text = tariff("room", "hour = \"10.00\"");
    Priced house(text);
    house.book("room-a", "2026-03-11 09:00-12:00");
    const auto other = test::a_place + tariff("room", "hour = \"12.00\"");
    CHECK_THROWS(test::apply_text(house.store, other, catalogue::OnHit::refuse, true));
}

TEST_CASE("a plan that puts the price first leaves its time to presences; other allowances cover as before") {
    Priced house(hours_of_rooms +
                 test::plan("room", "100.00",
                            "periods_from = 2026-01-01, bookings = \"price-first\", "
                            "grants = [{ unit = \"hour\", amount = 10, of = \"room\" }], "
                            "overage = [{ unit = \"hour\", price = \"20.00\" }]") +
                 tariff("room", "hour = \"15.00\""));
    house.subscribe("room", "2026-03-01");
    CHECK(house.cost("room-a", "2026-03-11 09:00-11:00") == 3000);
    CHECK(house.left("2026-03-11") == 10 * 60);
    house.pack("credit");
    CHECK(house.cost("room-a", "2026-03-12 09:00-12:00") == 1500);
    CHECK(house.left("2026-03-12") == 10 * 60);
    const auto day = parse_day("2026-03-12");
    const auto used = house.write([&] { return member::use(house.store, {1, "hour", 60, "room", day, ""}, day); });
    CHECK(used.covered == 60);
}

TEST_CASE("where the price comes first, money that the plan grants pays it") {
    Priced house(test::plan("room", "100.00",
                            "periods_from = 2026-01-01, bookings = \"price-first\", "
                            "grants = [{ unit = \"hour\", amount = 10 }, { unit = \"money\", amount = 2000 }]") +
                 tariff("room", "hour = \"15.00\""));
    house.subscribe("room", "2026-03-01");
    CHECK(house.cost("room-a", "2026-03-11 09:00-11:00") == 1000);
}
