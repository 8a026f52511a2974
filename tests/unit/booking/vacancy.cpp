#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/find_free.h>
#include <tiers/member.h>
#include <random>

#include "booking/capacity.h"
#include "booking/vacancy.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

Instant minute(int number) {
    return test::a_monday + Minutes(number);
}

Span minutes(int from, int to) {
    return {minute(from), minute(to)};
}

const std::string a_house = R"([operator]
name = "Test"

[[place]]
id = "house"
hours = "24/7"

[[place.resource]]
id = "grounds"
kind = "area"
capacity = 6
composed_of = ["floor", "cellar"]

[[place.resource]]
id = "floor"
kind = "room"
composed_of = ["east", "west"]

[[place.resource]]
id = "east"
kind = "room"

[[place.resource]]
id = "west"
kind = "room"

[[place.resource]]
id = "cellar"
kind = "desk"
capacity = 5
)";

/// A house of three levels, with somebody who books.
struct HouseOfThreeLevels {
    Store store = Store::in_memory([] { return test::a_monday; });
    std::int64_t member = 0;

    HouseOfThreeLevels() {
        test::apply_text(store, a_house);
        Transaction transaction(store);
        member::Member someone;
        someone.name = "Jeanne Martin";
        member = member::add(store, someone, {}).id;
        transaction.commit();
    }
    /// "booked", or the code of the refusal.
    std::string book(const char* resource, const Span& span, int seats = 1) {
        Transaction transaction(store);
        try {
            booking::add(store, {.resource = resource, .member = member, .span = span, .seats = seats});
        } catch (const Error& refused) {
            return refused.code();
        }
        transaction.commit();
        return "booked";
    }
    std::int64_t row(const char* resource) const { return catalogue::find_resource(store, resource).row; }
};

}  // namespace

TEST_CASE_FIXTURE(HouseOfThreeLevels,
                  "a whole and its parts exclude each other over three levels, and parts beside one another do not") {
    CHECK(book("east", minutes(60, 120)) == "booked");
    CHECK(book("west", minutes(60, 120)) == "booked");
    CHECK(book("cellar", minutes(60, 120), 3) == "booked");
    CHECK(book("floor", minutes(90, 150)) == "conflict");
    CHECK(book("grounds", minutes(90, 150)) == "conflict");
    CHECK(book("grounds", minutes(120, 180), 2) == "booked");
    for (const auto* part : {"floor", "east", "west", "cellar"}) {
        CAPTURE(part);
        CHECK(book(part, minutes(150, 200)) == "conflict");
    }
    CHECK(book("floor", minutes(180, 200)) == "booked");
    CHECK(book("east", minutes(180, 200)) == "conflict");
    CHECK(book("cellar", minutes(180, 200), 5) == "booked");
}

TEST_CASE_FIXTURE(HouseOfThreeLevels,
                  "a pool of five gives five seats at every instant, booked together or one by one") {
    CHECK(book("cellar", minutes(60, 120), 6) == "conflict");
    CHECK(book("cellar", minutes(60, 120), 2) == "booked");
    CHECK(book("cellar", minutes(90, 180), 2) == "booked");
    CHECK(book("cellar", minutes(60, 180), 2) == "conflict");
    CHECK(book("cellar", minutes(60, 180)) == "booked");
    CHECK(book("cellar", minutes(100, 110)) == "conflict");
    CHECK(book("cellar", minutes(120, 180), 2) == "booked");
}

TEST_CASE_FIXTURE(HouseOfThreeLevels, "vacancies are what a look at every instant finds") {
    std::mt19937 engine(20261128);
    const auto below = [&](int end) { return std::uniform_int_distribution<int>(0, end - 1)(engine); };
    static const char* const resources[] = {"grounds", "floor", "east", "west", "cellar", "cellar", "cellar"};
    for (int i = 0; i < 300; ++i) {
        const auto start = below(2000);
        book(resources[below(7)], minutes(start, start + 1 + below(120)), 1 + below(3));
    }
    const auto within = minutes(0, 2100);
    for (const auto* resource : resources) {
        CAPTURE(resource);
        const auto found = booking::vacancies(store, row(resource), within);
        std::size_t at = 0;
        for (int i = 0; i < 2100; ++i) {
            const auto instant = minutes(i, i + 1);
            while (at + 1 < found.size() && found[at + 1].since <= instant.start) ++at;
            auto part_taken = false;
            for (const auto other : booking::excluded(store, row(resource)))
                part_taken = part_taken || !booking::taken(store, other, instant).empty();
            const auto seats = booking::free_throughout(booking::taken(store, row(resource), instant),
                                                        booking::units(store, row(resource)), instant);
            REQUIRE((part_taken ? found[at].seats < 0 : found[at].seats == seats));
        }
    }
}

TEST_CASE("spans with seats keep the buffer clear behind a claim, and not before it") {
    const std::vector<booking::Vacancy> vacancies{
        {minute(0), 2}, {minute(60), 0}, {minute(90), 1}, {minute(100), 0}, {minute(120), 2}};
    const auto found = booking::with_seats(vacancies, minutes(0, 200), Minutes(10), 1);
    CHECK(found == std::vector<Span>{minutes(0, 50), minutes(120, 200)});
    CHECK(booking::with_seats(vacancies, minutes(0, 200), Minutes(0), 1) ==
          std::vector<Span>{minutes(0, 60), minutes(90, 100), minutes(120, 200)});
    CHECK(booking::with_seats(vacancies, minutes(0, 200), Minutes(0), 3).empty());
    CHECK(booking::with_seats({{minute(0), 2}, {minute(205), 0}}, minutes(0, 200), Minutes(10), 1) ==
          std::vector<Span>{minutes(0, 195)});
}

TEST_CASE("what two lists of spans have in common") {
    const std::vector<Span> one{minutes(0, 10), minutes(20, 30), minutes(40, 50)};
    CHECK(booking::common(one, {minutes(5, 25), minutes(29, 60)}) ==
          std::vector<Span>{minutes(5, 10), minutes(20, 25), minutes(29, 30), minutes(40, 50)});
    CHECK(booking::common(one, {}).empty());
    CHECK(booking::common(one, {minutes(10, 20)}).empty());
}
