#include "time/recurrence_edit.h"

#include <doctest/doctest.h>
#include <tiers/error.h>

using namespace tiers;

namespace {

WallTime at(const std::string& wall) {
    return Zone::utc().wall(parse_instant(wall, Zone::utc()));
}

/// A rule started at `from`, moved so that what came then comes at `to`.
std::string moved(const std::string& rule, const std::string& from, const std::string& to) {
    try {
        return shifted(Recurrence::parse(rule), at(from), at(from), at(to)).text();
    } catch (const BadInput& error) {
        return error.what();
    }
}

std::string held(const std::string& rule, const std::string& start) {
    try {
        return clamped(Recurrence::parse(rule), at(start)).text();
    } catch (const BadInput& error) {
        return std::string(error.code());
    }
}

std::string days_of(const std::string& rule, const std::string& start, std::size_t count) {
    std::string days;
    for (const auto wall : Recurrence::parse(rule).expand(at(start), count))
        days += (days.empty() ? "" : " ") + iso(wall).substr(2, 8);
    return days;
}

}  // namespace

TEST_CASE("a rule reads as it was written, in the order of the RFC") {
    for (const auto* rule : {"FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;COUNT=3;WKST=SU;BYDAY=MO,FR",
                             "FREQ=MONTHLY;UNTIL=20261231T225959Z;BYDAY=2TU,-1FR",
                             "FREQ=YEARLY;BYMONTH=2;BYWEEKNO=-1,5;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=-1,15;BYSETPOS=1",
                             "FREQ=YEARLY;BYYEARDAY=-1,100;BYHOUR=9,14;BYMINUTE=30;BYSECOND=0"})
        CHECK(Recurrence::parse(rule).text() == rule);
    CHECK(Recurrence::parse("WKST=MO;UNTIL=20260630;FREQ=WEEKLY;INTERVAL=1").text() ==
          "FREQ=WEEKLY;UNTIL=20260630T235959");
}

TEST_CASE("a rule that counts is split by its count") {
    const auto rule = Recurrence::parse("FREQ=WEEKLY;COUNT=10");
    const auto start = at("2026-03-10 19:00"), fourth = at("2026-03-31 19:00");
    CHECK(ended_before(rule, start, fourth).text() == "FREQ=WEEKLY;COUNT=3");
    CHECK(continued_from(rule, start, fourth).text() == "FREQ=WEEKLY;COUNT=7");
}

TEST_CASE("a rule with an end or without one ends by the last instance before, and goes on with its own end") {
    const auto start = at("2026-03-10 19:00"), fourth = at("2026-03-31 19:00");
    for (const auto* rule : {"FREQ=WEEKLY", "FREQ=WEEKLY;UNTIL=20260630T235959"}) {
        const auto whole = Recurrence::parse(rule);
        CHECK(ended_before(whole, start, fourth).text() == "FREQ=WEEKLY;UNTIL=20260324T190000");
        CHECK(continued_from(whole, start, fourth).text() == rule);
    }
}

TEST_CASE("an end is told in UTC, and read back as the same wall time") {
    const auto paris = Zone::named("Europe/Paris");
    const auto rule = in_utc(Recurrence::parse("FREQ=WEEKLY;UNTIL=20260324T190000"), paris);
    CHECK(rule.text() == "FREQ=WEEKLY;UNTIL=20260324T180000Z");
    CHECK(Recurrence::parse(rule.text()).in(paris).text() == "FREQ=WEEKLY;UNTIL=20260324T190000");
}

TEST_CASE("the time of day may always shift") {
    CHECK(moved("FREQ=MONTHLY;BYDAY=2TU", "2026-03-10 19:00", "2026-03-10 18:30") == "FREQ=MONTHLY;BYDAY=2TU");
    CHECK(moved("FREQ=MONTHLY;BYMONTHDAY=31", "2026-03-31 19:00", "2026-03-31 20:00") == "FREQ=MONTHLY;BYMONTHDAY=31");
    CHECK(moved("FREQ=DAILY;UNTIL=20260320T190000", "2026-03-10 19:00", "2026-03-10 20:00") ==
          "FREQ=DAILY;UNTIL=20260320T200000");
    CHECK(moved("FREQ=DAILY;BYHOUR=9,14", "2026-03-10 09:00", "2026-03-10 10:30") ==
          "FREQ=DAILY;BYHOUR=10,15;BYMINUTE=30;BYSECOND=0");
}

TEST_CASE("the days of a weekly rule shift together, and its weeks with them where they are counted") {
    CHECK(moved("FREQ=WEEKLY", "2026-03-10 19:00", "2026-03-11 19:00") == "FREQ=WEEKLY");
    CHECK(moved("FREQ=WEEKLY;BYDAY=TU", "2026-03-10 19:00", "2026-03-11 19:00") == "FREQ=WEEKLY;BYDAY=WE");
    CHECK(moved("FREQ=WEEKLY;COUNT=9;BYDAY=TU,TH", "2026-03-10 19:00", "2026-03-11 19:00") ==
          "FREQ=WEEKLY;COUNT=9;BYDAY=WE,FR");
    CHECK(moved("FREQ=WEEKLY;BYDAY=MO,SU", "2026-03-15 10:00", "2026-03-16 10:00") == "FREQ=WEEKLY;BYDAY=MO,TU");
    CHECK(moved("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU", "2026-03-09 10:00", "2026-03-10 10:00") ==
          "FREQ=WEEKLY;INTERVAL=2;WKST=TU;BYDAY=MO,TU");
    CHECK(moved("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "2026-03-10 10:00", "2026-03-12 10:00") ==
          "FREQ=DAILY;BYDAY=WE,TH,FR,SA,SU");
}

TEST_CASE("a day of the month shifts where every month has both, a place of a weekday by whole weeks") {
    CHECK(moved("FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-03-15 19:00", "2026-03-16 19:00") ==
          "FREQ=MONTHLY;BYMONTHDAY=2,16");
    CHECK(moved("FREQ=MONTHLY", "2026-03-15 19:00", "2026-03-16 19:00") == "FREQ=MONTHLY");
    CHECK(moved("FREQ=MONTHLY;BYDAY=2TU", "2026-03-10 19:00", "2026-03-17 19:00") == "FREQ=MONTHLY;BYDAY=3TU");
    CHECK(moved("FREQ=MONTHLY;BYDAY=-1FR", "2026-03-27 19:00", "2026-03-20 19:00") == "FREQ=MONTHLY;BYDAY=-2FR");
    CHECK(moved("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-03-31 19:00", "2026-03-30 19:00") == "FREQ=MONTHLY;BYMONTHDAY=-2");
    CHECK(moved("FREQ=YEARLY", "2026-03-10 19:00", "2026-03-12 19:00") == "FREQ=YEARLY");
}

TEST_CASE("a shift that no rule says is refused with the first day where they part") {
    CHECK(moved("FREQ=MONTHLY;BYDAY=2TU", "2026-03-10 19:00", "2026-03-11 19:00") ==
          "'FREQ=MONTHLY;BYDAY=2WE' also comes on 2026-04-08T19:00, where nothing would move to");
    CHECK(moved("FREQ=MONTHLY;BYMONTHDAY=28", "2026-01-28 19:00", "2026-01-29 19:00") ==
          "'FREQ=MONTHLY;BYMONTHDAY=29' does not come on 2026-03-01T19:00, where 2026-02-28T19:00 would move to");
    CHECK(moved("FREQ=MONTHLY;BYMONTHDAY=31", "2026-03-31 19:00", "2026-03-30 19:00") ==
          "'FREQ=MONTHLY;BYMONTHDAY=30' also comes on 2026-04-30T19:00, where nothing would move to");
    CHECK(moved("FREQ=MONTHLY;BYMONTHDAY=31", "2026-03-31 19:00", "2026-04-01 19:00") ==
          "no rule comes as 'FREQ=MONTHLY;BYMONTHDAY=31' does, moved from 2026-03-31T19:00 to 2026-04-01T19:00");
    CHECK(moved("FREQ=YEARLY", "2026-02-28 19:00", "2026-03-01 19:00").starts_with("'FREQ=YEARLY' does not come"));
    CHECK(moved("FREQ=DAILY;BYMONTH=3", "2026-03-10 19:00", "2026-03-11 19:00").starts_with("'FREQ=DAILY;BYMONTH=3'"));
    CHECK(moved("FREQ=DAILY;BYHOUR=9,23", "2026-03-10 09:00", "2026-03-10 10:00").starts_with("no rule comes"));
}

TEST_CASE("a series that ends before they part shifts all the same") {
    CHECK(moved("FREQ=MONTHLY;COUNT=1;BYDAY=2TU", "2026-03-10 19:00", "2026-03-11 19:00") ==
          "FREQ=MONTHLY;COUNT=1;BYDAY=2WE");
}

TEST_CASE("--clamp takes the last day of shorter months") {
    CHECK(held("FREQ=MONTHLY;COUNT=5", "2026-01-31 19:00") ==
          "FREQ=MONTHLY;COUNT=5;BYMONTHDAY=28,29,30,31;BYSETPOS=-1");
    CHECK(days_of(held("FREQ=MONTHLY", "2026-01-31 19:00"), "2026-01-31 19:00", 5) ==
          "26-01-31 26-02-28 26-03-31 26-04-30 26-05-31");
    CHECK(days_of(held("FREQ=MONTHLY", "2028-01-30 19:00"), "2028-01-30 19:00", 4) ==
          "28-01-30 28-02-29 28-03-30 28-04-30");
    CHECK(days_of(held("FREQ=MONTHLY", "2027-01-29 19:00"), "2027-01-29 19:00", 3) == "27-01-29 27-02-28 27-03-29");
    CHECK(days_of(held("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=31", "2026-01-10 19:00"), "2026-01-10 19:00", 3) ==
          "26-01-31 26-04-30 26-07-31");
    CHECK(held("FREQ=YEARLY", "2028-02-29 19:00") == "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1");
    CHECK(days_of(held("FREQ=YEARLY", "2028-02-29 19:00"), "2028-02-29 19:00", 5) ==
          "28-02-29 29-02-28 30-02-28 31-02-28 32-02-29");
}

TEST_CASE("--clamp is refused where it means nothing") {
    for (const auto* rule : {"FREQ=WEEKLY", "FREQ=DAILY", "FREQ=MONTHLY;BYMONTHDAY=28", "FREQ=MONTHLY;BYMONTHDAY=-1",
                             "FREQ=MONTHLY;BYMONTHDAY=15,31", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYMONTH=1,3",
                             "FREQ=MONTHLY;BYMONTHDAY=29,30,31;BYSETPOS=-1", "FREQ=YEARLY", "FREQ=YEARLY;BYMONTHDAY=31",
                             "FREQ=YEARLY;BYMONTH=2,4", "FREQ=MONTHLY;BYHOUR=9,14"})
        CHECK_MESSAGE(held(rule, "2026-01-31 19:00") == "nothing_to_clamp", rule);
    CHECK(held("FREQ=MONTHLY", "2026-01-28 19:00") == "nothing_to_clamp");
}
