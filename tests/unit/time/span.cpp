#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/time.h>

using namespace tiers;

namespace {

const Zone paris = Zone::named("Europe/Paris");
const Instant now = parse_instant("2026-03-10T09:00:00+01:00", paris);

std::string read(const char* text) {
    const auto span = parse_span(text, paris, now);
    return rfc3339(span.start, paris.at(span.start).offset) + "/" + rfc3339(span.end, paris.at(span.end).offset);
}

}  // namespace

TEST_CASE("a span is a day with its times, as people write them") {
    const std::string two_to_four = "2026-12-01T14:00:00+01:00/2026-12-01T16:00:00+01:00";
    for (const auto* text : {"2026-12-01 14:00-16:00", "2026-12-01 14h-16h", "2026-12-01T14:00-16:00",
                             "2026-12-01 14:00+2h", "2026-12-01 14:00 - 16:00", "2026-12-01 14h00 - 2026-12-01 16h"})
        CHECK(read(text) == two_to_four);
    CHECK(read("demain 9h-12h30") == "2026-03-11T09:00:00+01:00/2026-03-11T12:30:00+01:00");
    CHECK(read("2026-12-01 22:00 - 2026-12-02 02:00") == "2026-12-01T22:00:00+01:00/2026-12-02T02:00:00+01:00");
    CHECK(read("2026-12-01 20:00-24:00") == "2026-12-01T20:00:00+01:00/2026-12-02T00:00:00+01:00");
}

TEST_CASE("a weekday is the first one from today on, and the end follows its start") {
    CHECK(read("jeudi 9h-10h") == "2026-03-12T09:00:00+01:00/2026-03-12T10:00:00+01:00");
    CHECK(read("tuesday 14:00-15:00") == "2026-03-10T14:00:00+01:00/2026-03-10T15:00:00+01:00");
    CHECK(read("monday") == "2026-03-16T00:00:00+01:00/2026-03-17T00:00:00+01:00");
    CHECK(read("monday 22:00 - tuesday 02:00") == "2026-03-16T22:00:00+01:00/2026-03-17T02:00:00+01:00");
}

TEST_CASE("a day is 23 hours in spring and 25 in autumn, and one day is nominal") {
    CHECK(read("2026-03-29") == "2026-03-29T00:00:00+01:00/2026-03-30T00:00:00+02:00");
    CHECK(read("2026-03-28 23:00+1d") == "2026-03-28T23:00:00+01:00/2026-03-29T23:00:00+02:00");
    CHECK(read("2026-03-28 23:00+24h") == read("2026-03-28 23:00+1d"));
}

TEST_CASE("a time that the clock change skips or repeats is refused, and the offset is the way out") {
    CHECK_THROWS_WITH_AS(
        parse_span("2026-03-29 02:30-04:00", paris, now),
        "there is no 02:30 on 2026-03-29 in Europe/Paris, where the clock is put forward: 01:30+01:00 or 03:30+02:00",
        BadInput);
    CHECK_THROWS_WITH_AS(parse_span("2026-10-25 02:30-04:00", paris, now),
                         "02:30 comes twice on 2026-10-25 in Europe/Paris: 02:30+02:00 and 02:30+01:00", BadInput);
    CHECK(read("2026-10-25 02:30+02:00-04:00") == "2026-10-25T02:30:00+02:00/2026-10-25T04:00:00+01:00");
    CHECK(read("2026-10-25 02:30+02:00-02:30+01:00") == "2026-10-25T02:30:00+02:00/2026-10-25T02:30:00+01:00");
}

TEST_CASE("what is not a span is refused") {
    for (const auto* text :
         {"", "14:00-16:00", "2026-12-01 14:00", "2026-12-01 25:00-26:00", "2026-12-01 16:00-14:00",
          "2026-12-01 14:00-16:00 x", "2026-12 14:00-16:00", "2026-12-01 14:61-15:00", "2026-12-01 14:00+", "soon"})
        CHECK_THROWS_AS(parse_span(text, paris, now), BadInput);
}

TEST_CASE("an instant names its day: a word for one could be any") {
    for (const auto* text : {"tomorrow", "today", "tomorrow 9:00", "monday 14h", "hier"})
        CHECK_THROWS_AS(parse_instant(text, paris), BadInput);
}

TEST_CASE("with a now, a time alone is of today, and a word tells the day") {
    const auto at = [](const char* text) { return iso(paris.wall(parse_instant(text, paris, now))); };
    const auto today = iso(paris.day(now)), yesterday = iso(paris.day(now) - std::chrono::days(1));
    CHECK(at("8h30") == today + "T08:30");
    CHECK(at(" 14:05 ") == today + "T14:05");
    CHECK(at("yesterday 18:00") == yesterday + "T18:00");
    CHECK(at("hier 18h") == yesterday + "T18:00");
    CHECK(at("2026-03-05 09:00") == "2026-03-05T09:00");
    CHECK(at("2026-03-05") == "2026-03-05T00:00");
    for (const auto* text : {"", "today", "hier", "25:00", "8", "8h30 x", "last-week 9h", "soon 9:00"})
        CHECK_THROWS_AS(parse_instant(text, paris, now), BadInput);
}

TEST_CASE("durations are written as people write them") {
    using std::chrono::minutes;
    CHECK(parse_duration("30min") == minutes(30));
    CHECK(parse_duration("1h30") == minutes(90));
    CHECK(parse_duration("1h 30min") == minutes(90));
    CHECK(parse_duration("1:30") == minutes(90));
    CHECK(parse_duration("2d") == minutes(2880));
    for (const auto* text : {"", "h", "30", "1h75", "-1h", "1.5h", "99999999h"})
        CHECK_THROWS_AS(parse_duration(text), BadInput);
}
