#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/time.h>

using namespace tiers;

namespace {

const Day tuesday = parse_day("2026-03-10");

std::string read(const char* text) {
    const auto period = parse_period(text, tuesday);
    return (period.from ? iso(*period.from) : "") + "/" + (period.to ? iso(*period.to) : "");
}

}  // namespace

TEST_CASE("a token is a whole period") {
    CHECK(read("2026") == "2026-01-01/2027-01-01");
    CHECK(read("2026-Q1") == "2026-01-01/2026-04-01");
    CHECK(read("2026-12") == "2026-12-01/2027-01-01");
    CHECK(read("2026-W12") == "2026-03-16/2026-03-23");
    CHECK(read("2026-W53") == "2026-12-28/2027-01-04");
    CHECK(read("2026-03-05") == "2026-03-05/2026-03-06");
}

TEST_CASE("words count from the day it is, in English and in French") {
    CHECK(read("today") == "2026-03-10/2026-03-11");
    CHECK(read("last-month") == "2026-02-01/2026-03-01");
    CHECK(read("mois-dernier") == read("last-month"));
    CHECK(read("année-dernière") == "2025-01-01/2026-01-01");
    CHECK(read("last-week") == "2026-03-02/2026-03-09");
    CHECK(read("this-quarter") == "2026-01-01/2026-04-01");
    CHECK(read("monday") == "2026-03-09/2026-03-10");
    CHECK(read("mardi") == "2026-03-10/2026-03-11");
    CHECK(read("last-30-days") == "2026-02-08/2026-03-10");
}

TEST_CASE("a weekday is the last one, and of what is to come the first") {
    const auto to_come = [](const char* text) {
        const auto period = parse_period(text, tuesday, tuesday);
        return iso(*period.from) + "/" + iso(*period.to);
    };
    CHECK(read("jeudi") == "2026-03-05/2026-03-06");
    CHECK(to_come("jeudi") == "2026-03-12/2026-03-13");
    CHECK(to_come("tuesday") == "2026-03-10/2026-03-11");
    CHECK(to_come("monday") == "2026-03-16/2026-03-17");
    CHECK(to_come("saturday..tuesday") == "2026-03-14/2026-03-18");
    CHECK(to_come("last-week") == read("last-week"));
}

TEST_CASE("A..B runs to the end of B, and either side may be open") {
    CHECK(read("2026-01..2026-03") == "2026-01-01/2026-04-01");
    CHECK(read("2026-03-05..") == "2026-03-05/");
    CHECK(read("..2026") == "/2027-01-01");
}

TEST_CASE("nothing is guessed") {
    for (const auto* text : {"", "..", "gibberish", "2026-13", "2026-02-30", "2026-W54", "2025-W53", "26-03-05",
                             "05/03/2026", "2026-3", "2026-03..2026-01", "2026-03-05x", "last-0-days", "2026-Q5", "-5"})
        CHECK_THROWS_AS(parse_period(text, tuesday), BadInput);
}
