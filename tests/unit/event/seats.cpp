#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/attendance.h>
#include <tiers/error.h>
#include <tiers/registration.h>
#include <tiers/session.h>

#include "tests/unit/event/forum_fixture.h"

using namespace tiers;
using namespace tiers::event;

TEST_CASE("seats are counted in people, and a person at the event and at a session of it counts once") {
    Forum forum(3);
    forum.put("ana");
    forum.put("ana", "workshop");
    CHECK(get(forum.store, "forum").taken == 1);
    forum.put("bo", "workshop", 2);
    CHECK(get(forum.store, "forum").taken == 3);
    CHECK(forum.put("cy").state == "waiting");
    CHECK(forum.line() == "4 event_full");
}

TEST_CASE("a freed seat goes to who has waited longest, and one of more priority comes first") {
    Forum forum(1);
    const auto first = forum.put("ana").id;
    const auto second = forum.put("bo").id, third = forum.put("cy").id, fourth = forum.put("di", "", 1, 5).id;
    forum.leave(first);
    CHECK(forum.state(fourth) == "confirmed");
    forum.leave(fourth);
    CHECK(forum.state(second) == "confirmed");
    CHECK(forum.state(third) == "waiting");
}

TEST_CASE("a group at the head of the line is not passed over for one who would fit") {
    Forum forum({}, 3);
    const auto ana = forum.put("ana", "workshop", 2).id;
    const auto group = forum.put("bo", "workshop", 2).id, one = forum.put("cy", "workshop").id;
    CHECK(forum.line() == fmt::format("{} session_full, {} behind", group, one));
    forum.leave(ana);
    CHECK(forum.state(group) == "confirmed");
    CHECK(forum.state(one) == "confirmed");
}

TEST_CASE("who waits for a full session keeps nobody from another that has room") {
    Forum forum({}, 1);
    forum.put("ana", "workshop");
    forum.put("bo", "workshop");
    CHECK(forum.put("cy").state == "confirmed");
}

TEST_CASE("nobody new takes a seat that somebody waits for") {
    Forum forum(2);
    const auto ana = forum.put("ana", "", 2).id;
    forum.put("bo", "", 2);
    forum.leave(ana);
    CHECK(forum.put("cy").state == "waiting");
}

TEST_CASE("a capacity of none confirms all who waited, and one of 0 lets nobody in") {
    Forum forum(0);
    for (const auto* name : {"ana", "bo", "cy"}) CHECK(forum.put(name).state == "waiting");
    forum.change({.capacity = std::optional<std::int64_t>()});
    CHECK(waiting(forum.store, "forum").empty());
}

TEST_CASE("promoting again changes nothing") {
    Forum forum(2);
    forum.put("ana");
    forum.put("bo");
    const auto third = forum.put("cy").id;
    forum.change({.capacity = 3});
    CHECK(forum.state(third) == "confirmed");
    Transaction transaction(forum.store);
    for (int i = 0; i < 10; ++i) CHECK(promote(forum.store, "forum").empty());
}

TEST_CASE("seats given to many are counted behind the last: one too many takes all of them back") {
    Forum forum(0);
    for (const auto* name : {"ana", "bo", "cy"}) forum.put(name);
    forum.store.db().execute("create temp view event_taken as select 1 as event_id, 4 as taken");
    CHECK(forum.exit_of([&] { event::edit(forum.store, "forum", {.capacity = 3}); }) == 4);
    forum.store.db().execute("drop view temp.event_taken");
    CHECK(get(forum.store, "forum").taken == 0);
    forum.change({.capacity = 3});
    CHECK(get(forum.store, "forum").taken == 3);
    CHECK(forum.exit_of([&] { forum.store.db().execute("update event set capacity = 1"); }) == 4);
}

TEST_CASE("a seat that is offered is held until the offer lapses, and then goes to the next") {
    Forum forum(1);
    forum.change({.offer = Seconds(std::chrono::hours(48))});
    const auto ana = forum.put("ana").id, bo = forum.put("bo").id, cy = forum.put("cy").id;
    CHECK(forum.state(ana) == "confirmed");
    forum.leave(ana);
    CHECK(forum.state(bo) == "offered");
    CHECK(forum.state(cy) == "waiting");
    forum.now += std::chrono::hours(48);
    CHECK(forum.state(bo) == "lapsed");
    CHECK(forum.exit_of([&] { accept(forum.store, bo); }) == 4);
    Transaction transaction(forum.store);
    CHECK(promote(forum.store, "forum").size() == 1);
    CHECK(accept(forum.store, cy).state == "confirmed");
}

TEST_CASE("nobody comes in while registrations are closed, nor to a session that has begun") {
    Forum forum({}, 1);
    const auto ana = forum.put("ana", "workshop").id, bo = forum.put("bo", "workshop").id;
    {
        Transaction transaction(forum.store);
        event::close(forum.store, "forum");
        transaction.commit();
    }
    forum.leave(ana);
    CHECK(forum.line() == fmt::format("{} not_open", bo));
    forum.now += std::chrono::days(7);
    {
        Transaction transaction(forum.store);
        event::open(forum.store, "forum");
        transaction.commit();
    }
    CHECK(forum.line() == fmt::format("{} begun", bo));
}

TEST_CASE("nobody is registered twice: by e-mail whatever its case, or as a member; who left may come again") {
    Forum forum;
    const auto ana = forum.put("ana").id;
    CHECK(forum.exit_of([&] {
        Registering again;
        again.event = "forum";
        again.who.name = "Somebody";
        again.who.email = "ANA@Example.org";
        register_for(forum.store, again);
    }) == 4);
    forum.leave(ana);
    const auto again = forum.put("ana");
    CHECK(again.id != ana);
    CHECK(again.participant.id == registrations(forum.store, "forum", {}).front().participant.id);
}

TEST_CASE("a transfer on a full event needs no seat more, also where others wait") {
    Forum forum(1);
    const auto ana = forum.put("ana").id, bo = forum.put("bo").id;
    Transaction transaction(forum.store);
    Participant to;
    to.name = "cy";
    CHECK(transfer(forum.store, ana, to, {}).state == "confirmed");
    CHECK(forum.state(ana) == "transferred");
    CHECK(forum.state(bo) == "waiting");
}

TEST_CASE("fewer seats than are taken are refused, by the code and by the file itself") {
    Forum forum(2, 2);
    forum.put("ana", "workshop", 2);
    CHECK(forum.exit_of([&] { event::edit(forum.store, "forum", {.capacity = 1}); }) == 4);
    CHECK(forum.exit_of([&] { edit_session(forum.store, "forum", "workshop", {.capacity = 1}); }) == 4);
    CHECK(forum.exit_of([&] { forum.store.db().execute("update session set capacity = 1"); }) == 4);
}

TEST_CASE("a session that is cancelled ends the registrations for it alone") {
    Forum forum;
    const auto ana = forum.put("ana").id, bo = forum.put("bo", "workshop").id;
    Transaction transaction(forum.store);
    cancel_session(forum.store, "forum", "workshop", "rain");
    CHECK(forum.state(ana) == "confirmed");
    CHECK(forum.state(bo) == "cancelled");
}

TEST_CASE("a session has a half-day for each side of a noon it touches") {
    Session session;
    session.zone = "Europe/Paris";
    const auto at = [&](const char* wall) { return parse_instant(wall, Zone::named(session.zone)); };
    const auto halves = [&](const char* from, const char* to) {
        session.span = {at(from), at(to)};
        return session.halves();
    };
    CHECK(halves("2026-03-12 09:00", "2026-03-12 12:00") == 1);
    CHECK(halves("2026-03-12 09:00", "2026-03-12 12:01") == 2);
    CHECK(halves("2026-03-12 14:00", "2026-03-12 17:00") == 1);
    CHECK(halves("2026-03-12 09:00", "2026-03-13 17:00") == 4);
}
