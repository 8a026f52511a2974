#include <doctest/doctest.h>
#include <tiers/feed.h>
#include <tiers/member.h>
#include <random>

#include "tests/unit/exchange/calendar_fixture.h"

using namespace tiers;
using namespace tiers::test;

namespace {

std::string exported(const Store& store) {
    std::string bytes;
    exchange::write_feed(store, {}, [&](std::string_view piece) { bytes += piece; });
    return bytes;
}

/// Any minute of the days around a clock change, for up to a day and a half.
Span random_span(std::mt19937& dice, Instant change) {
    const auto minutes = [&](int least, int most) {
        return Minutes(std::uniform_int_distribution<int>(least, most)(dice));
    };
    const auto start = change + minutes(-2'000, 2'000);
    return {start, start + minutes(1, 2'160)};
}

}  // namespace

TEST_CASE("what is exported is imported again as the same times, around both clock changes") {
    std::mt19937 dice(11);
    auto here = an_open_place(), there = an_open_place();
    const auto member = member::add(here, {.name = "Jeanne"}).id;
    const Instant spring(Seconds(1774746000)), autumn(Seconds(1792976400));  // 29 March and 25 October 2026, 01:00 UTC
    {
        Transaction transaction(here);
        for (int i = 0; i < 300; ++i) {
            booking::Request request;
            request.resource = "agora";
            request.member = member;
            request.span = random_span(dice, i % 2 ? spring : autumn);
            booking::add(here, request);
        }
        transaction.commit();
    }
    const auto bytes = exported(here);
    CHECK(import(there, bytes).size() == 300);
    CHECK(booked(there) == booked(here));
    for (const auto& verdict : import(there, bytes)) CHECK(verdict.verdict == "unchanged");
}

TEST_CASE("a series of another zone keeps the hour of its own clock") {
    auto store = an_open_place();
    // New York changes its clock on 8 March, Paris on the 29th.
    import(store,
           event("DTSTART;TZID=America/New_York:20260304T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=5\r\n"
                 "EXDATE;TZID=America/New_York:20260318T090000\r\n"));
    CHECK(starts(store) == std::vector<std::string>{"2026-03-04T15:00:00+01:00", "2026-03-11T14:00:00+01:00",
                                                    "2026-03-25T14:00:00+01:00", "2026-04-01T15:00:00+02:00"});
}

TEST_CASE("a series in UTC stays at its hour of UTC") {
    auto store = an_open_place();
    import(store,
           event("DTSTART:20260327T120000Z\r\nDTEND:20260327T130000Z\r\nRRULE:FREQ=DAILY;UNTIL=20260329T120000Z\r\n"));
    CHECK(starts(store) == std::vector<std::string>{"2026-03-27T13:00:00+01:00", "2026-03-28T13:00:00+01:00",
                                                    "2026-03-29T14:00:00+02:00"});
}

TEST_CASE("a series goes through the hours that a clock repeats and skips") {
    auto store = an_open_place();
    import(store, event("DTSTART;TZID=Europe/Paris:20251026T023000\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=2\r\n"));
    CHECK(starts(store) == std::vector<std::string>{"2025-10-26T02:30:00+02:00", "2025-10-27T02:30:00+01:00"});
    auto spring = an_open_place();
    import(spring,
           event("DTSTART;TZID=Europe/Paris:20260328T023000\r\nDURATION:PT30M\r\nRRULE:FREQ=DAILY;COUNT=2\r\n"));
    CHECK(starts(spring) == std::vector<std::string>{"2026-03-28T02:30:00+01:00", "2026-03-29T03:30:00+02:00"});
    for (const auto& span : booked(spring)) CHECK(span.end - span.start == Minutes(30));
}

TEST_CASE("a day is a day also when the clock changes") {
    auto store = an_open_place();
    import(store, event("DTSTART;VALUE=DATE:20260329\r\n"));
    REQUIRE(booked(store).size() == 1);
    CHECK(booked(store).front().end - booked(store).front().start == std::chrono::hours(23));
}

TEST_CASE("a series that changes keeps the occurrences that stay, with who came") {
    auto store = an_open_place();
    const std::string rule = "DTSTART;TZID=Europe/Paris:20260302T100000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=";
    import(store, event(rule + "3\r\n"));
    const auto first = booking::checkin(store, 1, test::a_monday);
    import(store, event(rule + "4\r\nSEQUENCE:1\r\nSUMMARY:Yoga\r\nEXDATE;TZID=Europe/Paris:20260309T100000\r\n"));
    CHECK(booking::get(store, 1).checked_in == first.checked_in);
    CHECK(booking::get(store, 1).label == "Yoga");
    CHECK(starts(store) == std::vector<std::string>{"2026-03-02T10:00:00+01:00", "2026-03-16T10:00:00+01:00",
                                                    "2026-03-23T10:00:00+01:00"});
    import(store, event(rule + "4\r\nSEQUENCE:2\r\nSTATUS:CANCELLED\r\n"));
    CHECK(booked(store).empty());
}

TEST_CASE("a series without end that its calendar cancelled does not grow again") {
    auto store = an_open_place();
    const std::string rule = "DTSTART;TZID=Europe/Paris:20260302T100000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY\r\n";
    import(store, event(rule));
    CHECK(booked(store).size() == 53);
    import(store, event(rule + "STATUS:CANCELLED\r\nSEQUENCE:1\r\n"));
    CHECK(booking::extend(store).empty());
    CHECK(booked(store).empty());
}

TEST_CASE("what a booking was cancelled by hand for is booked again when its event moves") {
    auto store = an_open_place();
    import(store, event("DTSTART:20260302T100000Z\r\nDURATION:PT1H\r\n"));
    booking::cancel(store, 1, {});
    CHECK(import(store, event("DTSTART:20260302T100000Z\r\nDURATION:PT1H\r\n")).front().verdict == "unchanged");
    CHECK(import(store, event("DTSTART:20260302T120000Z\r\nDURATION:PT1H\r\n")).front().verdict == "booked");
}
