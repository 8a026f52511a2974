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

TEST_CASE("who waits for a seat of a category keeps no seat of the event from others") {
    Forum forum(3);
    forum.category("early", 1);
    forum.category("late", {});
    forum.put_in("early", "ana");
    const auto bo = forum.put_in("early", "bo").id;
    CHECK(forum.put_in("late", "cy", 2).state == "confirmed");
    const auto di = forum.put_in("late", "di").id;
    CHECK(forum.line() == fmt::format("{} category_full, {} event_full", bo, di));
}

TEST_CASE("a freed seat of a category goes to who waits for it in order, and a group is not passed over") {
    Forum forum;
    forum.category("early", 2);
    const auto ana = forum.put_in("early", "ana", 2).id;
    const auto group = forum.put_in("early", "bo", 2).id, one = forum.put_in("early", "cy").id;
    const auto first = forum.put_in("early", "di", 1, 5).id;
    CHECK(forum.line() == fmt::format("{} category_full, {} category_full, {} category_full", first, group, one));
    forum.leave(ana);
    CHECK(forum.state(first) == "confirmed");
    CHECK(forum.line() == fmt::format("{} category_full, {} behind", group, one));
    forum.category("early", 3);
    CHECK(forum.state(group) == "confirmed");
    CHECK(forum.state(one) == "waiting");
}

TEST_CASE("an event that has categories asks for one, and is full when all of them are") {
    Forum forum;
    forum.put("before");
    forum.category("early", 1);
    const auto exit_of_asking = [&](const std::string& category) {
        return forum.exit_of([&] {
            Registering request;
            request.event = "forum";
            request.who.name = "ana";
            request.ticket = category;
            register_for(forum.store, request);
        });
    };
    CHECK(exit_of_asking("") == 2);
    CHECK(exit_of_asking("lat") == 3);
    CHECK(forum.put_in("EARLY", "ana").category == "early");
    CHECK(get(forum.store, "forum").stage() == "full");
    CHECK(forum.put("ana", "workshop").category.empty());
    CHECK(forum.exit_of([&] {
        Registering request;
        request.event = "forum";
        request.sessions = {"workshop"};
        request.who.name = "bo";
        request.ticket = "early";
        register_for(forum.store, request);
    }) == 2);
    forum.category("late", {});
    CHECK(get(forum.store, "forum").stage() == "open");
}

TEST_CASE("a transfer keeps the category, and one from before there were any has none") {
    Forum forum;
    const auto before = forum.put("before").id;
    forum.category("early", 1);
    const auto ana = forum.put_in("early", "ana").id;
    Transaction transaction(forum.store);
    Participant to;
    to.name = "cy";
    CHECK(transfer(forum.store, ana, to, {}).category == "early");
    to.name = "di";
    CHECK(transfer(forum.store, before, to, {}).category.empty());
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
    Forum other;
    other.category("early", 2);
    other.put_in("early", "ana", 2);
    CHECK(other.exit_of([&] { put_category(other.store, "forum", "early", {.capacity = 1}); }) == 4);
}

TEST_CASE("the next edition has the categories of the one it was copied from, and nobody in them") {
    Forum forum;
    forum.category("early", 2);
    forum.category("late", {});
    forum.put_in("early", "ana");
    Transaction transaction(forum.store);
    const auto next = copy(forum.store, "forum", "forum-2", parse_day("2027-03-01"), {}).event;
    const auto all = categories(forum.store, next);
    REQUIRE(all.size() == 2);
    CHECK(all.front().code == "early");
    CHECK(all.front().left() == 2);
    CHECK(!all.back().capacity);
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
