#include <doctest/doctest.h>
#include <tiers/words.h>

#include "tests/unit/event/forum_fixture.h"

using namespace tiers;
using namespace tiers::event;

namespace {

SessionRequest evening(const Forum& forum, const char* day) {
    const auto zone = Zone::named(get(forum.store, "forum").zone);
    SessionRequest request;
    request.event = "forum";
    request.code = "club";
    request.title = "Club";
    const auto start = zone.instant(zone.wall(zone.midnight(parse_day(day))) + std::chrono::hours(18));
    request.span = {start, start + std::chrono::hours(2)};
    return request;
}

}  // namespace

TEST_CASE("sessions that come again keep their time of day when the clock changes") {
    Forum forum;
    Transaction transaction(forum.store);
    const auto made = add_sessions(forum.store, evening(forum, "2026-03-26"), {"FREQ=WEEKLY;COUNT=2", {}, false});
    REQUIRE(made.sessions.size() == 2);
    CHECK(made.sessions[1].code == "club-2026-04-02");
    CHECK(made.sessions[1].span.start - made.sessions[0].span.start == std::chrono::hours(7 * 24 - 1));
}

TEST_CASE("of a series that cannot be added whole nothing is said to be, and one of which nothing can is refused") {
    Forum forum;
    Transaction transaction(forum.store);
    const auto request = evening(forum, "2026-03-12");
    add_sessions(forum.store, request, {"FREQ=WEEKLY;COUNT=1", {}, false});
    CHECK_THROWS_AS(add_sessions(forum.store, request, {"FREQ=WEEKLY;COUNT=3", {}, false}), Error);
    CHECK(add_sessions(forum.store, request, {"FREQ=WEEKLY;COUNT=3", {}, true}).skipped.size() == 1);
    CHECK_THROWS_AS(add_sessions(forum.store, request, {"FREQ=WEEKLY;COUNT=3", {}, true}), Conflict);
    CHECK_THROWS_AS(add_sessions(forum.store, request, {"FREQ=DAILY", {}, false}), BadInput);
    CHECK_THROWS_AS(add_sessions(forum.store, request, {"FREQ=HOURLY;COUNT=2", {}, false}), BadInput);
}
