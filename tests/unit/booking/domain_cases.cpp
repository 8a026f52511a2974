// Cases of other systems, named as the list that was made of them names them: F Fab-manager, L LibreBooking,
// N Nadine, O Odoo's community.
#include <doctest/doctest.h>
#include <tiers/booking.h>
#include <tiers/error.h>
#include <tiers/member.h>

#include "tests/unit/catalogue/catalogue_fixture.h"
#include "time/recurrence.h"

using namespace tiers;

namespace {

std::string resource(const std::string& id, const std::string& rest) {
    return "\n[[place.resource]]\nid = \"" + id + "\"\n" + rest + "\n";
}

/// A place that is always open, on 2 March 2026.
struct Bookable {
    Store store = Store::in_memory([] { return test::a_monday; });

    explicit Bookable(const std::string& resources) {
        test::apply_text(store, "[operator]\nname = \"T\"\n[[place]]\nid = \"p\"\nhours = \"24/7\"\n" + resources);
        Transaction transaction(store);
        member::Member someone;
        someone.name = "Jeanne";
        member::add(store, someone);
        transaction.commit();
    }
    /// "booked", or the code of the refusal.
    std::string book(const char* what, const Span& span, int seats = 1) {
        booking::Request wanted;
        wanted.resource = what;
        wanted.member = 1;
        wanted.seats = seats;
        wanted.span = span;
        Transaction transaction(store);
        try {
            booking::add(store, wanted);
        } catch (const Error& refused) {
            return std::string(refused.code());
        }
        transaction.commit();
        return "booked";
    }
    std::string book(const char* what, const char* when) { return book(what, parse_span(when, zone, test::a_monday)); }
    /// On Monday 9 March.
    std::string at(const char* what, const std::string& start, const std::string& end, int seats = 1) {
        const std::string day = "2026-03-09T";
        return book(what, Span{parse_instant(day + start, zone), parse_instant(day + end, zone)}, seats);
    }

    const Zone zone = Zone::named("Europe/Paris");
};

/// How often a rule comes again after the first, up to a day that counts.
int repeats(const char* start, const std::string& rule, const char* until) {
    const auto first = parse_day(start);
    int count = 0;
    Recurrence::parse(rule).each(
        first, [&](WallTime wall) { return count += wall != WallTime(first), true; },
        WallTime(parse_day(until) + one_day));
    return count;
}

}  // namespace

TEST_CASE("F11: a whole and its part exclude each other both ways, also a quarter of an hour earlier") {
    const auto rooms =
        resource("part", "kind = \"room\"") + resource("whole", "kind = \"room\"\ncomposed_of = [\"part\"]");
    Bookable house(rooms);
    CHECK(house.at("whole", "10:00", "11:00") == "booked");
    CHECK(house.at("part", "10:00", "11:00") == "conflict");
    CHECK(house.at("part", "09:45", "10:45") == "conflict");
    CHECK(house.at("part", "09:00", "10:00") == "booked");
    CHECK(house.at("whole", "09:30", "10:00") == "conflict");
}

TEST_CASE("L1: how often what comes again comes again") {
    CHECK(repeats("2010-02-12", "FREQ=DAILY", "2010-02-14") == 2);
    CHECK(repeats("2010-02-12", "FREQ=DAILY;INTERVAL=2", "2010-04-02") == 24);
    CHECK(repeats("2010-02-11", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;WKST=SU", "2010-04-01") == 10);
    CHECK(repeats("2010-02-11", "FREQ=MONTHLY;BYMONTHDAY=11", "2011-10-01") == 19);
    CHECK(repeats("2018-01-31", "FREQ=MONTHLY;BYMONTHDAY=31", "2018-12-31") == 6);
    CHECK(repeats("2010-03-01", "FREQ=MONTHLY;BYDAY=1MO", "2011-09-05") == 18);
    CHECK(repeats("2010-03-31", "FREQ=MONTHLY;BYDAY=5WE", "2010-09-30") == 2);
    CHECK(repeats("2010-03-31", "FREQ=YEARLY;INTERVAL=2", "2016-03-30") == 2);
}

TEST_CASE("L3: three seats over bookings that overlap by twos, and two seats that are full") {
    Bookable house(resource("three", "kind = \"desk\"\ncapacity = 3") +
                   resource("two", "kind = \"desk\"\ncapacity = 2"));
    for (const auto& [start, end] : {std::pair("10:00", "11:00"), {"11:00", "12:00"}, {"09:30", "11:00"}})
        CHECK(house.at("three", start, end) == "booked");
    CHECK(house.at("three", "09:00", "12:00", 3) == "conflict");
    CHECK(house.at("three", "09:00", "12:00") == "booked");
    for (const auto& [start, end] : {std::pair("10:00", "12:00"), {"10:00", "11:00"}, {"11:00", "12:00"}})
        CHECK(house.at("two", start, end) == "booked");
    CHECK(house.at("two", "09:00", "12:00") == "conflict");
}

TEST_CASE("L3: with an hour between, touching either end is a conflict, and a full hour apart is none") {
    Bookable house(resource("room", "kind = \"room\"\nbuffer = \"60min\""));
    CHECK(house.at("room", "12:00", "13:00") == "booked");
    CHECK(house.at("room", "11:00", "12:00") == "conflict");
    CHECK(house.at("room", "13:00", "14:00") == "conflict");
    CHECK(house.at("room", "10:00", "11:00") == "booked");
    CHECK(house.at("room", "14:00", "15:00") == "booked");
}

TEST_CASE("T11: the seats taken at once are counted right where others count one too many, or one too few") {
    Bookable house(resource("three", "kind = \"desk\"\ncapacity = 3") +
                   resource("four", "kind = \"desk\"\ncapacity = 4"));
    for (const auto& [start, end] :
         {std::pair("09:00", "10:00"), {"11:00", "12:00"}, {"09:00", "12:00"}, {"09:00", "12:00"}})
        CHECK(house.at("three", start, end) == "booked");
    CHECK(house.at("three", "10:00", "11:00") == "booked");
    CHECK(house.at("three", "09:00", "12:00") == "conflict");
    const std::pair<const char*, const char*> deeper[] = {{"07:00", "12:00"}, {"03:00", "09:00"}, {"07:00", "13:00"},
                                                          {"05:00", "08:00"}, {"06:00", "07:00"}, {"09:00", "11:00"}};
    for (const auto& [start, end] : deeper) CHECK(house.at("four", start, end) == "booked");
    CHECK(house.at("four", "07:30", "07:45") == "conflict");
    CHECK(house.at("four", "06:00", "07:00") == "booked");
}

TEST_CASE("N9: back to back is free, and over either border is a conflict (T10)") {
    Bookable house(resource("room", "kind = \"room\""));
    CHECK(house.at("room", "12:00", "13:00") == "booked");
    CHECK(house.at("room", "11:30", "12:30") == "conflict");
    CHECK(house.at("room", "12:30", "13:30") == "conflict");
    CHECK(house.at("room", "11:00", "12:00") == "booked");
    CHECK(house.at("room", "13:00", "14:00") == "booked");
}

TEST_CASE("O3: what is open on Mondays alone is closed otherwise, and midnight is no border where both days are open") {
    Bookable house(resource("monday", "kind = \"room\"\nhours = \"Mo 08:00-17:00\"") +
                   resource("other", "kind = \"room\"") +
                   resource("late", "kind = \"room\"\nhours = \"Mo 08:00-24:00; We 00:00-24:00; Th 00:00-12:00\""));
    CHECK(house.book("monday", "2026-03-10 09:00-10:00") == "closed");
    CHECK(house.at("monday", "07:45", "08:15") == "closed");
    CHECK(house.at("monday", "16:45", "17:15") == "closed");
    CHECK(house.at("monday", "08:00", "08:30") == "booked");
    CHECK(house.at("monday", "08:29:59", "09:00") == "conflict");
    CHECK(house.at("other", "08:29:59", "09:00") == "booked");
    CHECK(house.book("late", "2026-03-09 23:00 - 2026-03-10 01:00") == "closed");
    CHECK(house.book("late", "2026-03-11 23:00 - 2026-03-12 01:00") == "booked");
}
