#include <doctest/doctest.h>

#include "tests/unit/event/forum_fixture.h"

using namespace tiers;
using namespace tiers::event;

/// The cases of other systems (pretix, pretalx, alf.io, Hi.Events) that the reference on events restates in its section
/// 6, by their numbers there. "Differs" says where tiers does otherwise, and why.

namespace {

/// The exit of a registration for a session by somebody new.
int exit_of_registering(Forum& forum, const std::string& name, const std::string& session = {}) {
    return forum.exit_of([&] {
        Registering request;
        request.event = "forum";
        if (!session.empty()) request.sessions = {session};
        request.who.name = name;
        request.who.email = name + "@example.org";
        register_for(forum.store, request);
    });
}

/// The exit of a session in the small room of the place, in minutes after ten on the Monday after.
int exit_of_session(Forum& forum, int from, int to, bool keep = false) {
    Transaction transaction(forum.store);
    try {
        SessionRequest request;
        request.event = "forum";
        request.title = "S";
        request.room = "room-b";
        const auto ten = forum.now + std::chrono::days(7) + std::chrono::hours(1);
        request.span = {ten + std::chrono::minutes(from), ten + std::chrono::minutes(to)};
        add_session(forum.store, request);
    } catch (const Error& error) {
        return static_cast<int>(error.exit());
    }
    if (keep) transaction.commit();
    return 0;
}

void set_organiser(Forum& forum) {
    Transaction transaction(forum.store);
    forum.store.db().execute(
        "insert into member (id, kind, name, folded, created, recorded) values (9, 'organisation', 'Us', 'us', 0, 0)");
    event::edit(forum.store, "forum", {.organiser = 9});
    transaction.commit();
}

}  // namespace

TEST_CASE("case 1: a seat that is held for somebody is taken until its time is over") {
    Forum forum(2);
    forum.change({.offer = Seconds(std::chrono::hours(24))});
    forum.put("ana");
    const auto bo = forum.put("bo").id;
    forum.put("cy");
    forum.leave(bo);
    CHECK(get(forum.store, "forum").taken == 2);
    CHECK(exit_of_registering(forum, "di") == 4);
    forum.now += std::chrono::hours(24);
    CHECK(exit_of_registering(forum, "di") == 0);
}

TEST_CASE("case 2: of an event and its session the smaller capacity holds; 0 is full, and none is no limit") {
    Forum forum(2, 1);
    forum.put("ana", "workshop");
    CHECK(exit_of_registering(forum, "bo", "workshop") == 4);
    forum.change({.capacity = std::optional<std::int64_t>()});
    CHECK(exit_of_registering(forum, "bo", "workshop") == 4);
    Forum nobody(0);
    CHECK(exit_of_registering(nobody, "ana") == 4);
    Forum without;
    for (const auto* name : {"ana", "bo", "cy"}) CHECK(without.put(name).state == "confirmed");
}

TEST_CASE("case 6: who waits for another session does not count here") {
    Forum forum(5, 1);
    forum.put("ana", "workshop");
    forum.put("bo", "workshop");
    CHECK(exit_of_registering(forum, "cy") == 0);
}

TEST_CASE(
    "case 12: without a limit all who wait come in (differs: pretix offers nothing there, which it calls a quirk)") {
    Forum forum(0);
    for (int i = 0; i < 20; ++i) forum.put("p" + std::to_string(i));
    forum.change({.capacity = std::optional<std::int64_t>()});
    CHECK(waiting(forum.store, "forum").empty());
    CHECK(get(forum.store, "forum").taken == 20);
}

TEST_CASE("case 13: nobody is promoted once registrations have closed; an offer of 24 hours lapses after 24") {
    Forum forum(1);
    forum.change({.closes = forum.now + std::chrono::hours(1)});
    const auto ana = forum.put("ana").id, bo = forum.put("bo").id;
    forum.now += std::chrono::hours(2);
    forum.leave(ana);
    CHECK(forum.state(bo) == "waiting");

    Forum other(1);
    other.change({.offer = Seconds(std::chrono::hours(24))});
    const auto first = other.put("ana").id, second = other.put("bo").id;
    other.leave(first);
    other.now += std::chrono::hours(24) - Seconds(1);
    CHECK(other.state(second) == "offered");
    other.now += Seconds(1);
    CHECK(other.state(second) == "lapsed");
}

TEST_CASE("case 14: nobody waits twice, whatever the case of the e-mail; who was served and left may ask again") {
    Forum forum(1);
    const auto ana = forum.put("ana").id;
    forum.put("bo");
    CHECK(exit_of_registering(forum, "BO") == 4);
    forum.leave(ana);
    CHECK(exit_of_registering(forum, "ana") == 4);
    CHECK(forum.put("ana").state == "waiting");
}

TEST_CASE("case 15: each seat that comes free serves the next alone, and none free serves nobody") {
    Forum forum(20);
    std::vector<Id> seats;
    for (int i = 0; i < 20; ++i) seats.push_back(forum.put("p" + std::to_string(i)).id);
    const auto garibaldi = forum.put("garibaldi").id, bixio = forum.put("bixio").id;
    {
        Transaction transaction(forum.store);
        CHECK(promote(forum.store, "forum").empty());
    }
    forum.leave(seats.front());
    CHECK(forum.state(garibaldi) == "confirmed");
    CHECK(forum.state(bixio) == "waiting");
    forum.change({.capacity = 21});
    CHECK(forum.state(bixio) == "confirmed");
}

TEST_CASE("case 15: a seat of the event that is of no category serves nobody until one is enlarged") {
    Forum forum(2);
    forum.category("standard", 2);
    for (const auto* name : {"ana", "bo"}) forum.put_in("standard", name);
    const auto garibaldi = forum.put_in("standard", "garibaldi").id;
    forum.change({.capacity = 3});
    CHECK(forum.line() == fmt::format("{} category_full", garibaldi));
    forum.category("standard", 3);
    CHECK(forum.state(garibaldi) == "confirmed");
}

TEST_CASE("case 16 differs: before registrations open nobody is registered, waiting or not") {
    Forum forum(20);
    forum.change({.opens = forum.now + std::chrono::days(1)});
    CHECK(exit_of_registering(forum, "ana") == 5);
}

TEST_CASE("case 17: a seat is accepted once, given back once, and of an offer that lapsed not at all") {
    Forum forum(1);
    forum.change({.offer = Seconds(std::chrono::hours(24))});
    const auto ana = forum.put("ana").id, bo = forum.put("bo").id;
    forum.leave(ana);
    CHECK(forum.exit_of([&] { unregister(forum.store, {ana}, ""); }) == 4);
    CHECK(forum.exit_of([&] {
        accept(forum.store, bo);
        accept(forum.store, bo);
    }) == 4);
    forum.now += std::chrono::hours(25);
    CHECK(forum.exit_of([&] { accept(forum.store, bo); }) == 4);
    CHECK(forum.put("bo").state == "confirmed");
}

TEST_CASE("case 18: a session of one seat refuses the second, and takes who left and comes again as one person") {
    Forum forum({}, 1);
    const auto ana = forum.put("ana", "workshop");
    CHECK(exit_of_registering(forum, "bo", "workshop") == 4);
    CHECK(exit_of_registering(forum, "ana", "workshop") == 4);
    forum.leave(ana.id);
    const auto again = forum.put("ana", "workshop");
    CHECK(again.id != ana.id);
    CHECK(again.participant.id == ana.participant.id);
}

TEST_CASE("case 19 differs: a room is never overbooked, so that there is nothing to warn of; a capacity of 0 is one") {
    Forum forum({}, 0);
    CHECK(exit_of_registering(forum, "ana", "workshop") == 4);
    Forum taken({}, 2);
    taken.put("ana", "workshop", 2);
    CHECK(taken.exit_of([&] { edit_session(taken.store, "forum", "workshop", {.capacity = 1}); }) == 4);
}

TEST_CASE("case 20: sessions in one room never overlap, and may touch") {
    Forum forum;
    set_organiser(forum);
    REQUIRE(exit_of_session(forum, 0, 60, true) == 0);
    const std::vector<std::pair<int, int>> overlapping = {{0, 60},  {0, 30},   {30, 60}, {0, 90},
                                                          {15, 45}, {-15, 15}, {30, 90}};
    for (const auto& minutes : overlapping)
        CHECK_MESSAGE(exit_of_session(forum, minutes.first, minutes.second) == 4, minutes.first);
    CHECK(exit_of_session(forum, 60, 120) == 0);
    CHECK(exit_of_session(forum, -60, 0) == 0);
}
