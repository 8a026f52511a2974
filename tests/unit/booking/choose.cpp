#include <doctest/doctest.h>
#include <tiers/choose.h>
#include <tiers/error.h>
#include <tiers/member.h>
#include <random>

#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

const std::string four_rooms = R"([operator]
name = "Test"

[[place]]
id = "house"
hours = "Mo-Su 08:00-20:00"

[[place.resource]]
id = "big"
kind = "room"
capacity = 12
composed_of = ["half", "other-half"]
equipment = ["screen"]

[[place.resource]]
id = "half"
kind = "room"
capacity = 6
step = "30min"

[[place.resource]]
id = "other-half"
kind = "room"
capacity = [{ from = 2012-07-01, seats = 6 }, { from = 2026-03-04, seats = 4 }]
buffer = "15min"

[[place.resource]]
id = "dear"
kind = "room"
capacity = 6

[[tariff]]
resources = ["dear"]
versions = [{ from = 2026-01-01, hour = "20.00" }]
)";

struct Rooms {
    Store store = Store::in_memory([] { return test::a_monday; });
    const Zone zone = Zone::named("Europe/Paris");
    std::int64_t member = 0;

    Rooms() {
        test::apply_text(store, four_rooms);
        Transaction transaction(store);
        member::Member someone;
        someone.name = "Jeanne Martin";
        member = member::add(store, someone, {}).id;
        transaction.commit();
    }

    bool books(const std::string& resource, const Span& span) {
        Transaction transaction(store);
        try {
            booking::add(store, {.resource = resource, .member = member, .span = span});
        } catch (const Error&) {
            return false;
        }
        transaction.commit();
        return true;
    }
    bool would_book(const std::string& resource, const Span& span) {
        Transaction transaction(store);
        try {
            booking::add(store, {.resource = resource, .member = member, .span = span});
            return true;
        } catch (const Error&) {
            return false;
        }
    }

    /// The id of what was chosen, "4" or "5" where none serves.
    std::string any(const Span& span, int people, const std::vector<std::string>& equipment = {}) {
        Transaction transaction(store);
        booking::AnyRequest wanted;
        wanted.booking.resource = "any:room";
        wanted.booking.member = member;
        wanted.booking.seats = people;
        wanted.when = [&](const Zone&) { return span; };
        wanted.equipment = equipment;
        try {
            const auto made = booking::add_any(store, wanted);
            transaction.commit();
            return made.made.bookings.front().resource_id;
        } catch (const Error& error) {
            return std::to_string(static_cast<int>(error.exit()));
        }
    }
    Span at(const char* when) const { return parse_span(when, zone, test::a_monday); }
};

}  // namespace

TEST_CASE_FIXTURE(Rooms, "the smallest that serves, then the cheapest, then the first declared") {
    CHECK(any(at("2026-03-03 10:00-12:00"), 5) == "half");
    CHECK(any(at("2026-03-03 10:00-12:00"), 5) == "other-half");
    CHECK(any(at("2026-03-03 10:00-12:00"), 5) == "dear");
    CHECK(any(at("2026-03-03 10:00-12:00"), 5) == "4");
    CHECK(any(at("2026-03-03 13:00-14:00"), 5, {"screen"}) == "big");
    CHECK(any(at("2026-03-03 13:00-14:00"), 7) == "4");
}

TEST_CASE_FIXTURE(Rooms, "people are counted as the room holds them that day") {
    CHECK(any(at("2026-03-04 10:00-12:00"), 4) == "other-half");
    CHECK(any(at("2026-03-04 10:00-12:00"), 5) == "half");
    CHECK(any(at("2026-03-04 10:00-12:00"), 5) == "dear");
}

TEST_CASE_FIXTURE(Rooms, "rules of one leave the others, and rules of all refuse") {
    CHECK(any(at("2026-03-05 10:10-12:00"), 6) == "dear");
    CHECK(any(at("2026-03-05 21:00-22:00"), 1) == "5");
    CHECK(any(at("2026-03-05 10:00-11:00"), 20) == "4");
}

TEST_CASE_FIXTURE(Rooms, "a try that fails leaves nothing behind") {
    CHECK(any(at("2026-03-06 10:00-12:00"), 6) == "half");
    Transaction transaction(store);
    booking::AnyRequest wanted;
    wanted.booking.resource = "any:room";
    wanted.booking.member = member;
    wanted.booking.seats = 6;
    wanted.booking.rrule = "FREQ=DAILY;COUNT=3";
    wanted.when = [&](const Zone&) { return at("2026-03-05 10:00-12:00"); };
    const auto made = booking::add_any(store, wanted);
    REQUIRE(made.made.bookings.size() == 3);
    for (const auto& booking : made.made.bookings) CHECK(booking.resource_id == "dear");
    int series = 0;
    booking::each(store, {}, [&](const booking::Booking& booking) { series += booking.series.has_value(); });
    CHECK(series == 3);
}

TEST_CASE_FIXTURE(Rooms,
                  "what is found can be booked from either end, what is left out cannot, and alternatives hold") {
    std::mt19937 engine(28);
    const auto below = [&](int end) { return std::uniform_int_distribution<int>(0, end - 1)(engine); };
    const auto quarter = [&](int number) { return zone.midnight(parse_day("2026-03-03")) + Minutes(15 * number); };
    static const char* const rooms[] = {"big", "half", "other-half", "dear"};
    for (int i = 0; i < 120; ++i) {
        const auto start = below(4 * 96);
        books(rooms[below(4)], {quarter(start), quarter(start + 1 + below(10))});
    }
    int nearby = 0;
    for (int i = 0; i < 60; ++i) {
        const auto start = below(4 * 96), length = 2 + below(8);
        const auto people = 1 + below(8);
        const Span wanted{quarter(start), quarter(start + length)};
        booking::Search search;
        search.what = {{"any:room"}, {}, {}, people};
        search.within = [&](const Zone&) { return Span{quarter(0), quarter(4 * 96)}; };
        search.duration = Minutes(15 * length);
        search.member = member;
        std::vector<std::string> serving;
        for (const auto& found : booking::find_free(store, search)) {
            CAPTURE(found.resource);
            CAPTURE(rfc3339(found.span.start, Seconds(0)));
            CHECK(found.holds >= people);
            if (found.span.start <= wanted.start && wanted.end <= found.span.end) serving.push_back(found.resource);
            const auto on_grid = found.resource != "half" || length % 2 == 0;
            if (!on_grid) continue;
            CHECK(would_book(found.resource, {found.span.start, found.span.start + search.duration}));
            CHECK(would_book(found.resource, {found.span.end - search.duration, found.span.end}));
        }
        for (const auto* room : rooms) {
            const auto resource = catalogue::find_resource(store, room);
            const auto serves = std::find(serving.begin(), serving.end(), room) != serving.end();
            const auto enough = booking::holds(resource, zone.day(wanted.start)) >= people;
            if (serves || !enough) continue;
            CAPTURE(room);
            CHECK_FALSE(would_book(room, wanted));
        }
        search.within = [&](const Zone&) { return wanted; };
        for (const auto& near : booking::alternatives(store, search)) {
            CAPTURE(near.differs);
            CHECK(near.found.span.end - near.found.span.start == search.duration);
            CHECK(would_book(near.found.resource, near.found.span));
            ++nearby;
        }
    }
    CHECK(nearby > 60);
}
