#include <doctest/doctest.h>
#include <tiers/event_mail.h>
#include <tiers/event_payment.h>

#include "tests/unit/event/forum_fixture.h"

using namespace tiers;
using namespace tiers::event;

/// The cases of other systems (pretix, pretalx, alf.io, Hi.Events) that the reference on events restates in its section
/// 6, by their numbers there. "Differs" says where tiers does otherwise, and why.

namespace {

/// The exit of a registration for a session by somebody new.
int exit_of_registering(Forum& forum, const std::string& name, const std::string& session = {}, bool wait = false) {
    return forum.exit_of([&] {
        Registering request;
        request.event = "forum";
        if (!session.empty()) request.sessions = {session};
        request.who.name = name;
        request.who.email = name + "@example.org";
        request.wait = wait;
        register_for(forum.store, request);
    });
}

/// The exit of a session in the small room of the place, in minutes after the workshop begins.
int exit_of_session(Forum& forum, int from, int to) {
    try {
        forum.session(fmt::format("s{}-{}", from + 1000, to + 1000), from, to, {}, "room-b");
    } catch (const Error& error) {
        return static_cast<int>(error.exit());
    }
    return 0;
}

/// Of the event.
std::int64_t seats_left(const Forum& forum) {
    const auto event = get(forum.store, "forum");
    return *event.capacity - event.taken;
}

constexpr auto a_day = Seconds(std::chrono::hours(24));

void note_payment(Forum& forum, Id id, std::int64_t amount) {
    Transaction transaction(forum.store);
    Payment payment;
    payment.registration = id;
    payment.day = parse_day("2026-03-02");
    payment.amount = amount;
    pay(forum.store, payment);
    transaction.commit();
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

TEST_CASE("case 3: paid, not paid yet and offered are seats alike, and an offer that has lapsed is none") {
    Forum forum(3);
    forum.change({.price = 1000, .offer = a_day});
    note_payment(forum, forum.put("ana").id, 1000);
    forum.put("bo");
    const auto cy = forum.put("cy").id;
    forum.put("di");
    forum.leave(cy);
    CHECK(seats_left(forum) == 0);
    CHECK(get(forum.store, "forum").stage() == "full");
    forum.now += a_day;
    CHECK(seats_left(forum) == 1);
    CHECK(get(forum.store, "forum").stage() == "open");
}

TEST_CASE("case 4 differs: there are no vouchers; an offer keeps its seats until it lapses, an invitation keeps none") {
    Forum forum(1);
    set_organiser(forum);
    exchange::EventMailQuery query{.event = "forum", .kind = "invitation", .invited = {9}};
    CHECK(exchange::event_mails(forum.store, query).size() == 1);
    CHECK(seats_left(forum) == 1);

    Forum group(5);
    group.change({.offer = a_day});
    group.put("ana", {}, 2);
    const auto bo = group.put("bo", {}, 3).id;
    group.put("cy", {}, 3);
    group.leave(bo);
    CHECK(seats_left(group) == 0);
    CHECK(group.exit_of([&] { event::edit(group.store, "forum", {.capacity = 4}); }) == 4);
    group.now += a_day;
    CHECK(seats_left(group) == 3);
    group.change({.capacity = 2});  // what has lapsed is in nobody's way
    CHECK(seats_left(group) == 0);
    CHECK(group.exit_of([&] { event::edit(group.store, "forum", {.capacity = 1}); }) == 4);  // never below 0
}

TEST_CASE("case 5: who has a seat and is offered another counts once, and still once when the offer has lapsed") {
    Forum forum(5, 5);
    forum.change({.offer = a_day});
    forum.category("standard", 1);
    const auto ana = forum.put_in("standard", "ana").id;
    forum.put("bo", "workshop");
    const auto bo = forum.put_in("standard", "bo").id;
    forum.leave(ana);
    REQUIRE(forum.state(bo) == "offered");
    CHECK(seats_left(forum) == 4);
    forum.now += a_day;
    REQUIRE(forum.state(bo) == "lapsed");
    CHECK(seats_left(forum) == 4);
}

TEST_CASE("case 6: who waits for another session does not count here") {
    Forum forum(5, 1);
    forum.put("ana", "workshop");
    forum.put("bo", "workshop");
    CHECK(exit_of_registering(forum, "cy") == 0);
}

TEST_CASE("case 8 differs: no payment gives a seat; one too late is owed back, and who waits may pay once seated") {
    Forum forum(1);
    forum.change({.price = 1000, .offer = a_day});
    const auto ana = forum.put("ana").id, bo = forum.put("bo").id;
    forum.leave(ana);
    forum.now += a_day;
    note_payment(forum, bo, 1000);
    CHECK(forum.state(bo) == "lapsed");
    const auto again = forum.put("bo");
    CHECK(again.state == "confirmed");  // there was a seat still
    const auto all = registrations(forum.store, "forum", {.session = {}, .state = {}, .ended = true});
    CHECK(all.at(1).due == -1000);

    forum.change({.offer = a_day});
    const auto cy = forum.put("cy").id;
    forum.leave(again.id);
    CHECK(exit_of_registering(forum, "di") == 4);
    Transaction transaction(forum.store);
    CHECK(accept(forum.store, cy).state == "confirmed");  // what is still open is honoured, though nothing is left
}

TEST_CASE(
    "case 12: without a limit all who wait come in (differs: pretix offers nothing there, which it calls a quirk)") {
    Forum forum(0);
    for (int i = 0; i < 20; ++i) forum.put("p" + std::to_string(i));
    forum.change({.capacity = std::optional<std::int64_t>()});
    CHECK(waiting(forum.store, "forum").empty());
    CHECK(get(forum.store, "forum").taken == 20);
}

TEST_CASE("case 12: what is kept for others promotes nobody, each seat that is free one, and again nobody") {
    Forum forum(2);
    forum.change({.offer = a_day});
    const auto ana = forum.put("ana").id, bo = forum.put("bo").id;
    const auto cy = forum.put("cy").id, di = forum.put("di").id;
    forum.leave(ana);
    CHECK(forum.state(cy) == "offered");
    CHECK(forum.state(di) == "waiting");
    Transaction transaction(forum.store);
    CHECK(promote(forum.store, "forum").empty());
    unregister(forum.store, {bo}, "");
    CHECK(get(forum.store, "forum").taken == 2);
    CHECK(promote(forum.store, "forum").empty());
}

TEST_CASE("case 13: an offer of 24 hours lapses after 24 (differs: closed is closed, also to those who wait)") {
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

TEST_CASE("case 16 differs: before registrations open nobody is registered, so that no seat is set aside for them") {
    Forum forum(20);
    forum.change({.opens = forum.now + std::chrono::days(1)});
    CHECK(exit_of_registering(forum, "ana") == 5);
    CHECK(exit_of_registering(forum, "bo", {}, true) == 5);
    CHECK(seats_left(forum) == 20);
    forum.now += std::chrono::days(1);
    CHECK(forum.put("ana").state == "confirmed");
}

TEST_CASE(
    "case 16: once registrations are closed nobody comes on the waiting list either, and nobody before they open") {
    Forum forum(1);
    forum.put("ana");
    const auto bo = forum.put("bo").id;
    forum.change({.capacity = 2, .opens = forum.now + std::chrono::days(1)});
    CHECK(forum.state(bo) == "waiting");
    CHECK(forum.line() == fmt::format("{} not_open", bo));
    forum.now += std::chrono::days(1);
    Transaction opened(forum.store);
    CHECK(promote(forum.store, "forum").size() == 1);
    event::close(forum.store, "forum");
    opened.commit();
    CHECK(exit_of_registering(forum, "cy", {}, true) == 5);
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

TEST_CASE("case 17: of three who wait one seat is offered to the first; who leaves an offer makes room for the next") {
    Forum forum(0);
    forum.change({.offer = a_day});
    const auto ana = forum.put("ana").id, bo = forum.put("bo").id, cy = forum.put("cy").id;
    {
        Transaction transaction(forum.store);
        CHECK(promote(forum.store, "forum").empty());  // differs: nothing to give is no error
    }
    forum.change({.capacity = 1});
    CHECK(forum.state(ana) == "offered");
    CHECK(forum.state(bo) == "waiting");
    forum.leave(ana);
    CHECK(forum.state(bo) == "offered");
    Transaction transaction(forum.store);
    accept(forum.store, bo);
    transaction.commit();
    forum.now += a_day;
    forum.change({.capacity = 2});
    CHECK(forum.state(bo) == "confirmed");  // the time of the offer is over, and it was taken before
    CHECK(forum.state(cy) == "offered");
    CHECK(exit_of_registering(forum, "  Bo") == 4);
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
    CHECK(forum.exit_of([&] { unregister(forum.store, {ana.id}, ""); }) == 4);  // differs: it is told, and no success
}

TEST_CASE("case 18: a session takes as many as its room holds where it says nothing, and without a room all who come") {
    Forum forum;
    set_organiser(forum);
    CHECK(forum.session("small", 120, 180, {}, "room-a").capacity == 8);
    CHECK(!forum.session("outside", 120, 180).capacity);
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
    REQUIRE(exit_of_session(forum, 60, 120) == 0);
    const std::vector<std::pair<int, int>> overlapping = {{60, 120}, {60, 90}, {90, 120}, {60, 150},
                                                          {75, 105}, {45, 75}, {90, 150}};
    for (const auto& minutes : overlapping)
        CHECK_MESSAGE(exit_of_session(forum, minutes.first, minutes.second) == 4, minutes.first);
    CHECK(exit_of_session(forum, 120, 180) == 0);
    CHECK(exit_of_session(forum, 0, 60) == 0);
}

TEST_CASE("case 20: a speaker in two places at once is told at both, and one who goes on to the next is not") {
    Forum forum;
    const auto one = forum.session("one", 0, 60, "Zoé Martin"), two = forum.session("two", 30, 90, "zoe martin");
    const auto next = forum.session("next", 90, 150, "Zoé Martin");
    forum.session("other", 0, 60, "Paul");
    const auto told = [&](const Session& session) {
        std::string text;
        for (const auto& clash : speaker_clashes(forum.store, session)) text += clash.speaker + " " + clash.other + ";";
        return text;
    };
    CHECK(told(one) == "Zoé Martin two;");
    CHECK(told(two) == "zoe martin one;");
    CHECK(told(next).empty());
}

TEST_CASE("case 20: a room is not to be had outside its hours (differs: a session without an end is none)") {
    Forum forum;
    set_organiser(forum);
    CHECK(exit_of_session(forum, 9 * 60, 11 * 60) == 5);
    CHECK(exit_of_session(forum, 60, 60) == 2);
}
