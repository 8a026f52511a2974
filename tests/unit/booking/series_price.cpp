#include <doctest/doctest.h>
#include <tiers/series.h>
#include <map>

#include "tests/unit/booking/priced_fixture.h"

using namespace tiers;
using test::tariff;

namespace {

/// A member with a series of an hour a day, from Wednesday 11 March to Saturday the 14th.
struct PricedSeries : test::Priced {
    explicit PricedSeries(const std::string& plans) : Priced(plans) {}

    void begin() {
        auto wanted = request("room-a", "2026-03-11 09:00-10:00");
        wanted.rrule = "FREQ=DAILY;COUNT=4";
        write([&] { return booking::add(store, wanted); });
    }
    void move(booking::Id id, const char* when, booking::SeriesReach reach = {}) {
        booking::MoveRequest to;
        to.span = parse_span(when, Zone::named("Europe/Paris"), *now);
        to.overrides = {"hours"};
        write([&] { return booking::move_series(store, id, to, reach); });
    }
    /// Cents owed for each that stands.
    std::vector<std::int64_t> prices() const {
        std::map<booking::Id, std::int64_t> found;
        booking::each(store, {.member = 1},
                      [&](const booking::Booking& one) { found[one.id] = one.price.value_or(-1); });
        std::vector<std::int64_t> all;
        for (const auto& [id, price] : found) all.push_back(price);
        return all;
    }
    /// Minutes left of what a pack gave.
    std::int64_t left_of(const std::string& pack) const {
        std::int64_t sum = 0;
        for (const auto& one : member::balance(store, 1, {parse_day("2026-03-11"), false}))
            if (one.source == pack) sum += one.left();
        return sum;
    }
};

using Prices = std::vector<std::int64_t>;

std::string pack_of_hours(const std::string& id, int hours, const std::string& rest = "") {
    return "\n[[pack]]\nid = \"" + id + "\"\nunit = \"hour\"\namount = " + std::to_string(hours) +
           "\nof = [\"room\"]\n" + rest;
}

const auto ten_an_hour = tariff("room", "hour = \"10.00\"");

}  // namespace

TEST_CASE("what follows in an edited series is priced where it goes, and what came before stays as it was") {
    PricedSeries house(
        tariff("room", "hour = \"10.00\", windows = [{ within = \"Mo-Fr 18:00-20:00\", hour = \"15.00\" }]"));
    house.begin();
    CHECK(house.prices() == Prices{1000, 1000, 1000, 1000});
    CHECK(house.charged("2026-03-31") == 4000);
    house.move(3, "2026-03-13 18:30-19:30");
    CHECK(house.prices() == Prices{1000, 1000, 1500, 1000});
    CHECK(house.charged("2026-03-31") == 4500);
    house.move(3, "2026-03-13 18:30-20:00", {.all = true});
    CHECK(house.prices() == Prices{1000, 1000, 3000, 2000});
    CHECK(house.charged("2026-03-31") == 7000);
}

TEST_CASE("an edit gives back what allowances gave before it takes of them anew, in the order of the series") {
    PricedSeries house(pack_of_hours("credit", 2) + ten_an_hour);
    house.pack("credit");
    house.begin();
    CHECK(house.prices() == Prices{0, 0, 1000, 1000});
    house.move(2, "2026-03-12 10:00-12:00");
    CHECK(house.prices() == Prices{0, 1000, 2000, 2000});
    CHECK(house.left("2026-03-12") == 0);
    house.move(2, "2026-03-12 10:00-10:30");
    CHECK(house.prices() == Prices{0, 0, 0, 1000});
    CHECK(house.left("2026-03-12") == 0);
    house.move(1, "2026-03-11 08:00-08:30", {.all = true});
    CHECK(house.prices() == Prices{0, 0, 0, 1000});
    CHECK(house.charged("2026-03-31") == 1000);
}

TEST_CASE("one that an edit leaves where it is keeps its price and what it took") {
    PricedSeries house(pack_of_hours("credit", 2) + ten_an_hour);
    house.pack("credit");
    house.begin();
    house.book("room-a", "2026-03-12 11:00-12:00", 2);
    house.move(1, "2026-03-11 11:00-12:00", {.all = false, .skip_conflicts = true});
    CHECK(house.prices() == Prices{0, 0, 1000, 1000});
    CHECK(booking::get(house.store, 2).wall_start == WallTime(parse_day("2026-03-12")) + std::chrono::hours(9));
    for (const auto& use : member::uses(house.store, 1, parse_day("2026-03-31"))) CHECK(use.withdrawn == (use.id == 1));
    CHECK(house.left("2026-03-12") == 0);
}

TEST_CASE("who cancels what follows has each hour back in the pack it came from") {
    PricedSeries house(pack_of_hours("soon", 2, "valid_for = \"31d\"\n") + pack_of_hours("late", 3) + ten_an_hour);
    house.pack("late");
    house.pack("soon");
    house.begin();
    CHECK(house.prices() == Prices{0, 0, 0, 0});
    CHECK(house.left_of("soon") == 0);
    CHECK(house.left_of("late") == 60);
    house.move(3, "2026-03-13 10:00-11:00");
    house.cancel(2, true);
    CHECK(house.left_of("soon") == 60);
    CHECK(house.left_of("late") == 60);
    house.cancel(3, true);
    CHECK(house.left_of("late") == 3 * 60);
    CHECK(house.prices() == Prices{0});
}

TEST_CASE("to cancel all that is to come gives back what it took, and nothing of what has begun") {
    PricedSeries house(pack_of_hours("credit", 3) + ten_an_hour);
    house.pack("credit");
    house.begin();
    CHECK(house.charged("2026-03-31") == 1000);
    *house.now = parse_instant("2026-03-12T12:00", Zone::named("Europe/Paris"));
    house.write([&] { return booking::cancel_to_come(house.store, 1, {}); });
    CHECK(house.prices() == Prices{0, 0});
    CHECK(house.left("2026-03-12") == 60);
    CHECK(house.charged("2026-03-31") == 0);
}
