#include <doctest/doctest.h>
#include <tiers/catalogue.h>
#include <tiers/error.h>

#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;
using namespace tiers::catalogue;
using test::apply_text;
using test::with;

namespace {

struct Operation {
    Store store = Store::in_memory([this] { return now; });
    Instant now = test::a_monday;

    std::int64_t number(const char* sql) {
        auto row = store.db().prepare(sql);
        REQUIRE(row.step());
        return row.integer(0);
    }
};

/// A booking of a resource, hours after the Monday's midnight in Paris.
void book(Store& store, const char* resource, int from, int to, int seats = 1) {
    const auto midnight = test::a_monday - std::chrono::hours(9);
    const auto row = find_resource(store, resource).row;
    store.db().execute("insert into member (kind, name, folded, created, recorded) values ('person', 'A', 'a', 0, 0)");
    store.db()
        .prepare(
            "insert into booking (resource_id, start, \"end\", clear, seats, member_id, wall_start, zone, created, "
            "recorded) "
            "values (:r, :start, :end, :end + (select buffer from resource where id = :r), :seats, 1, :start, "
            "'Europe/Paris', 0, 0)")
        .bind(":r", row)
        .bind(":start", Instant(midnight + std::chrono::hours(from)))
        .bind(":end", Instant(midnight + std::chrono::hours(to)))
        .bind(":seats", seats)
        .run();
}

}  // namespace

TEST_CASE_FIXTURE(Operation, "what was applied is read back as it was written") {
    apply_text(store, test::a_place);
    auto back = applied(store);
    const auto wanted = load_text(test::a_place, "t");
    CHECK(diff(back, wanted, now).empty());
    CHECK(find_resource(store, "room-a").rules.buffer.on(parse_day("2026-01-01")) == Seconds(900));
    CHECK(find_place(store, "izarbel").resources.size() == 4);
    CHECK(place_of(store, find_resource(store, "hall")).id == "izarbel");
}

TEST_CASE_FIXTURE(Operation, "an unknown resource is told with the nearest") {
    apply_text(store, test::a_place);
    try {
        find_resource(store, "rom-a");
        FAIL("found");
    } catch (const NotFound& error) {
        CHECK(std::string(error.what()) == "no resource 'rom-a'");
        CHECK(error.hint().find("room-a") != std::string::npos);
    }
}

TEST_CASE_FIXTURE(Operation, "applying the same file again changes nothing") {
    apply_text(store, test::a_place);
    CHECK(apply_text(store, test::a_place).changes.empty());
    CHECK(number("select count(*) from catalogue") == 1);
}

TEST_CASE_FIXTURE(Operation, "a bare change counts from the day it is applied") {
    apply_text(store, test::a_place);
    const auto more = with(test::a_place, "capacity = 4", "capacity = 6");
    const auto changes = apply_text(store, more).changes;
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].sentence == "capacity becomes '6' from 2026-03-02 (was '4')");
    const auto seats = find_resource(store, "open-space").seats;
    CHECK(seats.on(parse_day("2026-03-01")) == 4);
    CHECK(seats.on(parse_day("2026-03-02")) == 6);
    CHECK(apply_text(store, more).changes.empty());
}

TEST_CASE_FIXTURE(Operation, "changing the past needs to be said") {
    apply_text(store, test::a_place);
    const auto past = with(test::a_place, "capacity = 4", "capacity = [{ from = 2020-01-01, seats = 2 }]");
    CHECK_THROWS_AS(apply_text(store, past), Refused);
    apply_text(store, past, OnHit::refuse, true);
    CHECK(find_resource(store, "open-space").seats.on(parse_day("2026-03-02")) == 2);
}

TEST_CASE_FIXTURE(Operation, "a change from a day to come leaves the past alone") {
    apply_text(store, test::a_place);
    apply_text(store, with(test::a_place, "capacity = 4",
                           "capacity = [{ from = 0001-01-01, seats = 4 }, { from = 2026-09-01, seats = 9 }]"));
    CHECK(find_resource(store, "open-space").seats.on(parse_day("2026-09-01")) == 9);
}

TEST_CASE_FIXTURE(Operation, "a room has one unit whatever it holds, from local midnight on") {
    apply_text(store, with(test::a_place, "capacity = 8", "capacity = [{ from = 2026-01-01, seats = 8 }]"));
    CHECK(number("select units from capacity c join resource r on r.id = c.resource_id where r.code = 'room-a'") == 1);
    CHECK(number("select since from capacity c join resource r on r.id = c.resource_id where r.code = 'room-a'") ==
          1767222000);
}

TEST_CASE_FIXTURE(Operation, "a whole and its parts exclude each other at any depth, siblings do not") {
    const auto deeper =
        test::a_place + "\n[[place.resource]]\nid = \"house\"\nkind = \"area\"\ncomposed_of = [\"hall\"]\n";
    apply_text(store, deeper);
    CHECK(number("select count(*) from excludes") == 2 * (2 + 3));
    CHECK(
        number(
            "select count(*) from excludes e join resource a on a.id = resource_id join resource b on b.id = other_id "
            "where a.code = 'room-a' and b.code = 'house'") == 1);
    CHECK(
        number(
            "select count(*) from excludes e join resource a on a.id = resource_id join resource b on b.id = other_id "
            "where a.code = 'room-a' and b.code = 'room-b'") == 0);
    apply_text(store, test::a_place);
    CHECK(number("select count(*) from excludes") == 4);
}

TEST_CASE_FIXTURE(Operation, "a resource that leaves the file is retired, and comes back with its row") {
    apply_text(store, test::a_place);
    const auto row = find_resource(store, "open-space").row;
    const auto at = test::a_place.find("[[place.resource]]\nid = \"open-space\"");
    const auto without =
        std::string(test::a_place).erase(at, test::a_place.find("[[place.resource]]\nid = \"room-a\"") - at);
    apply_text(store, without);
    CHECK_THROWS_AS(find_resource(store, "open-space"), Refused);
    CHECK(find_resource(store, "open-space", false).retired == now);
    apply_text(store, test::a_place);
    CHECK(find_resource(store, "open-space").row == row);
}

TEST_CASE_FIXTURE(Operation, "shorter hours list the bookings they hit, and change nothing") {
    apply_text(store, test::a_place);
    book(store, "room-a", 17, 19);
    book(store, "room-a", 14, 15);
    const auto shorter = with(test::a_place, "08:30-19:00", "08:30-18:00");
    try {
        apply_text(store, shorter);
        FAIL("applied");
    } catch (const Conflict& error) {
        CHECK(std::string(error.what()) == "1 booking to come is hit\n1 room-a 2026-03-02T17:00:00+01:00: closed then");
    }
    CHECK(place_of(store, find_resource(store, "hall")).hours.on(parse_day("2026-03-02")) ==
          "Mo-Fr 08:30-19:00; PH off");
}

TEST_CASE_FIXTURE(Operation, "a kept booking is marked, and not listed again") {
    apply_text(store, test::a_place);
    book(store, "room-a", 17, 19);
    const auto shorter = with(test::a_place, "08:30-19:00", "08:30-18:00");
    CHECK(apply_text(store, shorter, OnHit::keep).hits.size() == 1);
    CHECK(number("select overridden = 'hours' and ended is null from booking where id = 1") == 1);
    CHECK(apply_text(store, with(shorter, "capacity = 4", "capacity = 5")).hits.empty());
}

TEST_CASE_FIXTURE(Operation, "a smaller capacity hits the youngest bookings above it") {
    apply_text(store, test::a_place);
    book(store, "open-space", 10, 12, 2);
    book(store, "open-space", 11, 13, 2);
    book(store, "open-space", 14, 15, 3);
    const auto smaller = with(test::a_place, "capacity = 4", "capacity = 3");
    CHECK_THROWS_AS(apply_text(store, smaller), Conflict);
    SUBCASE("cancelled when told so") {
        const auto hits = apply_text(store, smaller, OnHit::cancel).hits;
        REQUIRE(hits.size() == 1);
        CHECK(hits[0].booking == 2);
        CHECK(number("select ended = 'cancelled' from booking where id = 2") == 1);
    }
    SUBCASE("kept when told so, and the database accepts it") {
        CHECK(apply_text(store, smaller, OnHit::keep).hits.size() == 1);
        CHECK(number("select overridden = 'capacity' from booking where id = 2") == 1);
        CHECK_THROWS_AS(book(store, "open-space", 11, 12), Error);
    }
}

TEST_CASE_FIXTURE(Operation, "a closure hits what is booked on its days; the past is left alone") {
    apply_text(store, test::a_place);
    book(store, "room-a", 24 + 10, 24 + 11);
    book(store, "room-a", 5 - 24 * 3, 6 - 24 * 3);
    const auto closed =
        with(test::a_place, "hours =", "closures = [{ from = 2026-03-03, reason = \"works\" }]\nhours =");
    CHECK(apply_text(store, closed, OnHit::cancel).hits.size() == 1);
}

TEST_CASE_FIXTURE(Operation, "open spans follow hours, holidays, closures and the first day") {
    apply_text(store, with(test::a_place, "hours =",
                           "opened = 2026-12-22\nclosures = [{ from = 2026-12-24, reason = \"winter\" }]\nhours ="));
    const auto zone = Zone::named("Europe/Paris");
    const auto spans = open_spans(store, find_resource(store, "hall"),
                                  {zone.midnight(parse_day("2026-12-21")), zone.midnight(parse_day("2026-12-29"))});
    std::vector<std::string> days;
    for (const auto& span : spans) days.push_back(iso(zone.wall(span.start)));
    CHECK(days == std::vector<std::string>{"2026-12-22T08:30", "2026-12-23T08:30", "2026-12-28T08:30"});
}

TEST_CASE_FIXTURE(Operation, "a booking across a part and its new whole is hit") {
    const auto apart = with(test::a_place, "composed_of = [\"room-a\", \"room-b\"]\n", "");
    apply_text(store, apart);
    book(store, "room-a", 10, 11);
    book(store, "hall", 10, 11);
    CHECK_THROWS_AS(apply_text(store, test::a_place), Conflict);
    const auto hits = apply_text(store, test::a_place, OnHit::keep).hits;
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].booking == 2);
}

TEST_CASE_FIXTURE(Operation, "what is in a room is kept, and told when it changes") {
    apply_text(store,
               with(test::a_place, "id = \"room-b\"", "id = \"room-b\"\nequipment = [\"screen\", \"white-board\"]"));
    CHECK(find_resource(store, "room-b").equipment == std::vector<std::string>{"screen", "white-board"});
    CHECK(find_resource(store, "room-a").equipment.empty());
    const auto changes =
        apply_text(store, with(test::a_place, "id = \"room-b\"", "id = \"room-b\"\nequipment = [\"screen\"]")).changes;
    REQUIRE(changes.size() == 1);
    CHECK(changes.front().key == "equipment");
    CHECK(changes.front().was == "screen, white-board");
    CHECK(changes.front().value == "screen");
    CHECK(find_resource(store, "room-b").equipment == std::vector<std::string>{"screen"});
}
