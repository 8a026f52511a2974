#include "booking/quota.h"

#include <doctest/doctest.h>
#include <tiers/affiliation.h>
#include <tiers/booking.h>
#include <tiers/error.h>

#include "tests/unit/member/subscription_fixture.h"

using namespace tiers;

namespace {

std::string quota(const std::string& id, const std::string& resources, const std::string& rest) {
    return "\n[[quota]]\nid = \"" + id + "\"\nresources = [\"" + resources + "\"]\n" + rest + "\n";
}
constexpr auto two_hours_a_day = "amount = 2\nevery = \"day\"";

struct Limited : test::Plans {
    using Plans::Plans;

    /// "booked", or the code of the refusal.
    std::string book(const char* resource, const std::string& when, member::Id who = 1, int seats = 1) {
        booking::Request wanted;
        wanted.resource = resource;
        wanted.member = who;
        wanted.seats = seats;
        wanted.span = parse_span(when, Zone::named("Europe/Paris"), *now);
        wanted.overrides = {"hours"};
        Transaction transaction(store);
        try {
            booking::add(store, wanted);
        } catch (const Error& refused) {
            return std::string(refused.code());
        }
        transaction.commit();
        return "booked";
    }
};

}  // namespace

TEST_CASE("F3: two hours a day: one, and one more, and no third; three at once neither") {
    Limited house(quota("rooms", "room", two_hours_a_day));
    CHECK(house.book("room-a", "2026-03-11 09:00-12:00") == "over_quota");
    CHECK(house.book("room-a", "2026-03-11 09:00-10:00") == "booked");
    CHECK(house.book("room-a", "2026-03-11 11:00-12:00") == "booked");
    CHECK(house.book("room-a", "2026-03-11 14:00-15:00") == "over_quota");
    CHECK(house.book("room-a", "2026-03-12 14:00-15:00") == "booked");
    CHECK(house.book("room-a", "2026-03-11 14:00-15:00", 2) == "booked");
}

TEST_CASE("F3: the limit of a resource goes before that of its kind, and what another takes does not count in it") {
    Limited house(quota("rooms", "room", two_hours_a_day) + quota("room-a", "room-a", "amount = 3\nevery = \"day\""));
    CHECK(house.book("room-b", "2026-03-11 09:00-11:00") == "booked");
    CHECK(house.book("room-a", "2026-03-11 11:00-14:00") == "booked");
    CHECK(house.book("room-a", "2026-03-11 15:00-16:00") == "over_quota");
}

TEST_CASE("limits of a day and of a week hold beside each other") {
    Limited house(quota("day", "room-a", two_hours_a_day) + quota("week", "room-a", "amount = 3\nevery = \"week\""));
    CHECK(house.book("room-a", "2026-03-11 09:00-11:00") == "booked");
    CHECK(house.book("room-a", "2026-03-12 09:00-11:00") == "over_quota");
    CHECK(house.book("room-a", "2026-03-12 09:00-10:00") == "booked");
    CHECK(house.book("room-a", "2026-03-16 09:00-11:00") == "booked");
}

TEST_CASE("each period takes its part of a booking that crosses its border") {
    Limited house(quota("day", "room-a", two_hours_a_day));
    CHECK(house.book("room-a", "2026-03-11 22:00 - 2026-03-12 02:00") == "booked");
    CHECK(house.book("room-a", "2026-03-12 09:00-10:00") == "over_quota");
    CHECK(house.book("room-a", "2026-03-13 21:30 - 2026-03-14 01:00") == "over_quota");
}

TEST_CASE("only hours of peak count where the limit says so") {
    Limited house(quota("peak", "room-a", "amount = 1\nevery = \"day\"\nwithin = \"Mo-Fr 10:00-12:00\""));
    CHECK(house.book("room-a", "2026-03-11 08:00-11:00") == "booked");
    CHECK(house.book("room-a", "2026-03-11 11:15-18:00") == "over_quota");
    CHECK(house.book("room-a", "2026-03-11 12:00-18:00") == "booked");
    CHECK(house.book("room-a", "2026-03-14 08:00-18:00") == "booked");
}

TEST_CASE("bookings are counted one each, and hours for each seat") {
    Limited house(quota("two", "room-a", "unit = \"booking\"\namount = 2\nevery = \"month\"") +
                  quota("desks", "desk", "amount = 8"));
    CHECK(house.book("room-a", "2026-03-11 09:00-18:00") == "booked");
    CHECK(house.book("room-a", "2026-03-30 09:00-18:00") == "booked");
    CHECK(house.book("room-a", "2026-03-31 09:00-10:00") == "over_quota");
    CHECK(house.book("room-a", "2026-04-01 09:00-10:00") == "booked");
    CHECK(house.book("open-space", "2026-03-11 09:00-12:00", 1, 3) == "over_quota");
    CHECK(house.book("open-space", "2026-03-11 09:00-13:00", 1, 2) == "booked");
}

TEST_CASE("an organisation's people count together") {
    Limited house(quota("firm", "room-a", "of = \"organisation\"\namount = 2\nevery = \"day\""));
    house.write([&] {
        member::Member firm;
        firm.kind = "organisation";
        firm.name = "Ordi SARL";
        const auto id = member::add(house.store, firm).id;
        for (const member::Id who : {1, 2}) {
            member::Affiliation one;
            one.member = who;
            one.organisation = id;
            member::affiliate(house.store, one);
        }
        return id;
    });
    CHECK(house.book("room-a", "2026-03-11 09:00-10:00", 1) == "booked");
    CHECK(house.book("room-a", "2026-03-11 10:30-11:30", 2) == "booked");
    CHECK(house.book("room-a", "2026-03-11 12:00-13:00", 1) == "over_quota");
    CHECK(house.book("room-a", "2026-03-11 12:00-13:00", 4) == "over_quota");
    CHECK(house.book("room-a", "2026-03-11 12:00-14:00", 3) == "booked");
}

TEST_CASE("each occurrence of a series counts (T13), and a limit may be set aside") {
    Limited house(quota("week", "room-a", "amount = 3"));
    booking::Request wanted;
    wanted.resource = "room-a";
    wanted.member = 1;
    wanted.span = parse_span("2026-03-16 09:00-11:00", Zone::named("Europe/Paris"), *house.now);
    wanted.rrule = "FREQ=DAILY;COUNT=2";
    CHECK_THROWS_AS(house.write([&] { return booking::add(house.store, wanted); }), Error);
    wanted.overrides = {"quota"};
    const auto made = house.write([&] { return booking::add(house.store, wanted); });
    CHECK(made.bookings.at(1).overridden == "quota");
    CHECK(made.bookings.at(0).overridden.empty());
}

TEST_CASE("periods of limits begin at midnight, on Monday, on the first") {
    const auto period = [](const char* every, const char* day) {
        const auto found = booking::quota_period(every, parse_day(day));
        return iso(found.start) + " " + iso(found.end);
    };
    CHECK(period("day", "2026-03-11") == "2026-03-11 2026-03-12");
    CHECK(period("week", "2026-03-11") == "2026-03-09 2026-03-16");
    CHECK(period("week", "2026-03-15") == "2026-03-09 2026-03-16");
    CHECK(period("month", "2026-12-31") == "2026-12-01 2027-01-01");
    CHECK(period("year", "2026-12-31") == "2026-01-01 2027-01-01");
}
