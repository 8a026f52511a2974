#include "booking/batch.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/member.h>
#include <algorithm>
#include <map>
#include <random>

#include "booking/booking_store.h"
#include "booking/import_rows.h"
#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

const std::string a_network = R"([operator]
name = "Test"

[[place]]
id = "lieu"
opened = 2026-03-01
hours = "Mo-Su 01:00-23:00"

[[place.resource]]
id = "desks"
kind = "desk"
capacity = [{ from = 2012-07-01, seats = 4 }, { from = 2026-03-29, seats = 2 }, { from = 2026-10-25, seats = 5 }]
buffer = "5min"
step = "5min"

[[place.resource]]
id = "room-a"
kind = "room"
buffer = "15min"
min_duration = "10min"
max_duration = "4h"

[[place.resource]]
id = "room-b"
kind = "room"
hours = "Mo-Fr 06:00-20:00"

[[place.resource]]
id = "hall"
kind = "room"
composed_of = ["room-a", "room-b"]

[[place.resource]]
id = "was-closer"
kind = "room"
buffer = [{ from = 2012-07-01, value = "30min" }, { from = 2026-10-01, value = "0min" }]
)";

class Dice {
public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(engine_); }
    template <std::size_t N>
    const char* one_of(const char* const (&words)[N]) {
        return words[below(N)];
    }

private:
    std::mt19937 engine_;
};

/// A line of any kind, on days around both clock changes: most can be booked by themselves.
std::string random_line(Dice& dice) {
    static const char* const resources[] = {"desks", "desks", "desks", "room-a", "room-b", "hall", "was-closer"};
    static const char* const broken[] = {
        "{",
        "[]",
        "7",
        R"({"op":"erase"})",
        R"({"resource":["desks"]})",
        R"({"resource":"desks","start":"2026-03-29T02:30","end":"2026-03-29T05:00","member":1})",
        R"({"resource":"attic","start":"2026-03-28T09:00","end":"2026-03-28T10:00","member":1})",
        R"({"resource":"desks","start":"2026-03-28T10:00","end":"2026-03-28T09:00","member":1})",
        R"({"resource":"desks","start":"2026-10-25T02:30","end":"2026-10-25T02:45","member":1,"seats":0})",
        R"({"resource":"desks","start":"2026-10-25T01:30","end":"2026-10-25T02:30","member":"Jeanne","extra":{"key":[1]}})",
        R"({"resource":"desks","start":"2026-10-25T01:30","end":"2026-10-25T02:30","member":"Nobody"})",
        R"({"resource":"desks","start":"2026-10-24T09:00","end":"2031-10-25T02:30","member":1})",
        R"({"resource":"desks","start":"2026-02-24T09:00","end":"2026-02-24T10:30","member":1,"key":"before"})"};
    if (dice.below(20) == 0) return dice.one_of(broken);
    const auto key = fmt::format("k{}", dice.below(400));
    if (dice.below(6) == 0) return fmt::format(R"({{"op":"cancel","key":"{}"}})", key);
    const auto first = parse_day(dice.below(2) ? "2026-03-27" : "2026-10-23");
    const auto grid = dice.below(25) == 0 ? 1 : 5;
    const auto start = WallTime(first) + Minutes(grid * dice.below(4 * 1440 / grid));
    const auto length = Minutes(grid * (1 + dice.below(dice.below(8) == 0 ? 120 : 24)));
    const auto keyed = dice.below(4) ? fmt::format(R"(,"key":"{}")", key) : std::string();
    const auto* resource = dice.one_of(resources);  // one throw a line: compilers order arguments as they like
    const auto seats = dice.below(3) ? 1 : 1 + dice.below(3);
    return fmt::format(R"({{"resource":"{}","start":"{}","end":"{}","member":1,"seats":{}{}}})", resource, iso(start),
                       iso(start + length), seats, keyed);
}

struct Network {
    Store store = Store::in_memory([] { return test::a_monday; });

    Network() {
        test::apply_text(store, a_network);
        Transaction transaction(store);
        member::Member someone;
        someone.name = "Jeanne Martin";
        member::add(store, someone, {});
        booking::add(store, {.resource = "desks",
                             .member = 1,
                             .span = parse_span("2026-03-02 09:00-17:00", Zone::named("Europe/Paris"), test::a_monday),
                             .rrule = "FREQ=DAILY;COUNT=300",
                             .key = "k7"});
        transaction.commit();
    }

    std::vector<std::string> import(const std::string& lines, bool as_batch) {
        std::vector<std::string> told;
        Transaction transaction(store);
        booking::import_rows(store, {lines, {}, {}}, as_batch, [&](const booking::Verdict& verdict) {
            told.push_back(
                fmt::format("{} {} {} {}", verdict.line, verdict.verdict, verdict.id.value_or(0), verdict.reason));
        });
        transaction.commit();
        return told;
    }

    /// What a select gives, a text a row.
    std::vector<std::string> rows(const char* select) {
        std::vector<std::string> found;
        auto row = store.db().prepare(select);
        while (row.step()) found.push_back(row.text(0));
        return found;
    }
};

booking::Booking a_booking(const Store& store, const char* resource, const char* when) {
    booking::Booking booking;
    booking.resource = catalogue::find_resource(store, resource).row;
    booking.resource_id = resource;
    booking.member = 1;
    booking.span = parse_span(when, Zone::utc(), test::a_monday);
    booking.zone = "UTC";
    return booking;
}

}  // namespace

TEST_CASE("a batch tells and writes what line by line does") {
    std::map<std::string, int> told;
    for (const auto seed : {1u, 2u, 3u}) {
        CAPTURE(seed);
        Dice dice(seed);
        Network by_line, by_batch;
        for (int file = 0; file < 3; ++file) {
            std::string lines, line;
            for (int number = 0; number < 700; ++number) {
                if (dice.below(15) != 0) line = random_line(dice);  // else the one before once more
                lines += line + "\n";
            }
            const auto expected = by_line.import(lines, false), found = by_batch.import(lines, true);
            REQUIRE(expected.size() == found.size());
            for (std::size_t i = 0; i < found.size(); ++i) REQUIRE(expected[i] == found[i]);
            for (const auto& verdict : found) ++told[verdict.substr(verdict.find(' ') + 1, 9)];
        }
        for (const auto* select :
             {"select format('%d %d %d %d %d %d %s %d %s %s', id, resource_id, start, \"end\", clear, seats, ended, "
              "wall_start, zone, recorded) from booking order by id",
              "select format('%d %d %d %d %s %d', id, resource_id, start, clear, ended, recorded) from booking_was "
              "order by id, recorded",
              "select format('%d %d %d', resource_id, class, longest) from resource_class order by 1",
              "select format('%s %s %s %s', key, verb, hex(request), result) from request_key order by 1",
              "select cast(content as text) from journal order by id",
              "select name || ' ' || ifnull(sql, '') from sqlite_schema order by name"})
            CHECK(by_line.rows(select) == by_batch.rows(select));
    }
    for (const std::string verdict : {"booked ", "cancelled", "duplicate", "unknown 0", "bad_inter", "too_short",
                                      "too_long ", "off_grid ", "closed 0 ", "conflict ", "bad_line "}) {
        CAPTURE(verdict);
        CHECK(std::any_of(told.begin(), told.end(), [&](const auto& one) { return one.first.starts_with(verdict); }));
    }
}

TEST_CASE_FIXTURE(Network, "what a broken engine overbooks is swept up, and the batch is given up whole") {
    for (const auto* other : {"room-a", "hall"}) {
        CAPTURE(other);
        {
            Transaction transaction(store);
            booking::Batch batch(store, 1);
            batch.insert(a_booking(store, "room-a", "2026-03-12 09:00-10:00"), test::a_monday + std::chrono::days(11));
            const auto over = a_booking(store, other, "2026-03-12 09:30-10:30");
            batch.insert(over, over.span.end + Minutes(15));
            CHECK_THROWS_AS(batch.finish(), Failed);
        }
        CHECK(rows("select id from booking where resource_id <> 1").empty());
    }
}

TEST_CASE_FIXTURE(Network, "a sound batch is let through, and after it the triggers stand again") {
    Transaction transaction(store);
    const auto first = a_booking(store, "room-b", "2026-03-12 09:00-10:00");
    {
        booking::Batch batch(store, 1);
        batch.insert(first, first.span.end);
        batch.finish();
    }
    CHECK_THROWS_AS(
        booking::insert(store, a_booking(store, "room-b", "2026-03-12 09:30-10:30"), first.span.end + Minutes(30)),
        Conflict);
}
