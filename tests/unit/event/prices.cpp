#include <doctest/doctest.h>
#include <tiers/charge.h>
#include <tiers/event_payment.h>

#include "tests/unit/event/forum_fixture.h"

using namespace tiers;
using namespace tiers::event;

namespace {

/// A forum of 10.00 a head, whose workshop costs 4.00 beside.
struct PaidForum : Forum {
    explicit PaidForum(std::optional<std::int64_t> capacity = {}) : Forum(capacity) {
        change({.price = 1000});
        Transaction transaction(store);
        edit_session(store, "forum", "workshop", {.price = 400});
        store.db().execute(
            "insert into member (id, kind, name, folded, created, recorded) values (1, 'person', 'Mia', 'mia', 0, 0)");
        transaction.commit();
    }
    Registration get(Id id) const {
        for (const auto& one : registrations(store, "forum", {.session = {}, .state = {}, .ended = true}))
            if (one.id == id) return one;
        return {};
    }
    Id put_member(const std::string& session = {}) {
        Registering request;
        request.event = "forum";
        if (!session.empty()) request.sessions = {session};
        request.who.member = 1;
        request.wait = true;
        Transaction transaction(store);
        const auto id = register_for(store, request).registrations.front().id;
        transaction.commit();
        return id;
    }
    std::int64_t paid(Id id, std::int64_t amount, const std::string& reference = {}, const std::string& key = {}) {
        Transaction transaction(store);
        Payment wanted;
        wanted.registration = id;
        wanted.day = parse_day("2026-03-02");
        wanted.amount = amount;
        wanted.reference = reference;
        const auto made = pay(store, wanted, key);
        transaction.commit();
        return made.id;
    }
    int exit_of_paying(Id id, std::int64_t amount, const std::string& reference = {}) {
        try {
            paid(id, amount, reference);
        } catch (const Error& error) {
            return static_cast<int>(error.exit());
        }
        return 0;
    }
    /// All that was ever charged to the member, after what is to be charged now.
    std::int64_t charged() {
        Transaction transaction(store);
        member::charge(store, parse_day("2026-03-31"), parse_day("2026-03-02"));
        std::int64_t sum = 0;
        for (const auto& one : member::charges(store, {.payer = 1, .member = {}, .subscription = {}, .use = {}}))
            sum += one.amount;
        transaction.commit();
        return sum;
    }
};

}  // namespace

TEST_CASE("a price is of heads, and stays what it was when somebody registered") {
    PaidForum forum;
    const auto ana = forum.put("ana", "", 3).id;
    forum.change({.price = 2000});
    const auto bo = forum.put("bo").id, cy = forum.put("cy", "workshop", 2).id;
    CHECK(forum.get(ana).price == 3000);
    CHECK(forum.get(bo).price == 2000);
    CHECK(forum.get(cy).due == 800);
    forum.change({.price = std::optional<std::int64_t>()});
    const auto di = forum.put("di").id;
    CHECK(!forum.get(di).price);
    CHECK(!forum.get(di).due);
}

TEST_CASE("who waits owes nothing until there is a seat, and who leaves in time owes nothing any more") {
    PaidForum forum(1);
    const auto ana = forum.put("ana").id, bo = forum.put("bo").id;
    CHECK(forum.get(ana).due == 1000);
    CHECK(forum.get(bo).price == 1000);
    CHECK(forum.get(bo).due == 0);
    forum.leave(ana);
    CHECK(forum.get(ana).due == 0);
    CHECK(forum.get(bo).due == 1000);
}

TEST_CASE("a category has a price of its own, which is that of the event where none is given") {
    PaidForum forum;
    forum.category("plain", {});
    Transaction transaction(forum.store);
    put_category(forum.store, "forum", "early", {.title = "Early", .capacity = {}, .price = 700});
    put_category(forum.store, "forum", "school",
                 {.title = "School", .capacity = {}, .price = std::optional<std::int64_t>()});
    transaction.commit();
    CHECK(forum.put_in("plain", "ana").due == 1000);
    CHECK(forum.put_in("early", "bo", 2).due == 1400);
    CHECK(!forum.put_in("school", "cy").price);
    CHECK(forum.exit_of([&] { event::edit(forum.store, "forum", {.price = 5}); }) == 2);
}

TEST_CASE("who leaves once it has begun owes it still, unless the event itself is cancelled") {
    PaidForum forum;
    const auto ana = forum.put("ana").id, bo = forum.put("bo").id;
    forum.paid(bo, 1000);
    forum.now += std::chrono::days(7) + std::chrono::hours(1);
    forum.leave(ana);
    CHECK(forum.get(ana).due == 1000);
    Transaction transaction(forum.store);
    event::cancel(forum.store, "forum", "rain");
    CHECK(forum.get(bo).due == -1000);
    CHECK(forum.get(ana).due == 1000);
}

TEST_CASE("what a member owes is charged once, and taken back where they leave in time") {
    PaidForum forum(1);
    const auto mia = forum.put_member();
    CHECK(!forum.get(mia).due);
    CHECK(forum.charged() == 1000);
    CHECK(forum.charged() == 1000);
    forum.leave(mia);
    CHECK(forum.charged() == 0);
    forum.put("ana");
    const auto again = forum.put_member();
    CHECK(forum.charged() == 0);
    forum.change({.capacity = 2});
    CHECK(forum.charged() == 1000);
    CHECK(forum.exit_of_paying(again, 1000) == 5);
    forum.now += std::chrono::days(7) + std::chrono::hours(1);
    forum.leave(again);
    CHECK(forum.charged() == 1000);
    const auto all = member::charges(forum.store, {.payer = 1, .member = {}, .subscription = {}, .use = {}});
    CHECK(why(all.front(), Language::en) == fmt::format("registration {}, 1 × 10.00", mia));
}

TEST_CASE("the price goes with the seat, and what the first one paid is theirs again") {
    PaidForum forum;
    const auto ana = forum.put("ana", "", 2).id;
    forum.paid(ana, 500);
    forum.change({.price = 9000});
    Transaction transaction(forum.store);
    Participant to;
    to.member = 1;
    const auto mia = transfer(forum.store, ana, to, {}).id;
    transaction.commit();
    CHECK(forum.get(ana).due == -500);
    CHECK(forum.charged() == 2000);
    to.member.reset();
    to.name = "cy";
    Transaction other(forum.store);
    const auto cy = transfer(forum.store, mia, to, {}).id;
    other.commit();
    CHECK(forum.charged() == 0);
    CHECK(forum.get(cy).due == 2000);
}

TEST_CASE("a payment is noted once, for what costs something and no member owes") {
    PaidForum forum;
    const auto ana = forum.put("ana").id;
    const auto first = forum.paid(ana, 400, "cheque 1", "k");
    CHECK(forum.paid(ana, 400, "cheque 1", "k") == first);
    CHECK(forum.get(ana).due == 600);
    CHECK(forum.get(ana).paid == 400);
    CHECK(forum.exit_of_paying(ana, 600, "cheque 1") == 4);
    CHECK(forum.exit_of_paying(ana, 0) == 2);
    CHECK(forum.exit_of_paying(99, 100) == 3);
    forum.paid(ana, -400);
    CHECK(forum.get(ana).due == 1000);
    forum.change({.price = std::optional<std::int64_t>()});
    CHECK(forum.exit_of_paying(forum.put("bo").id, 100) == 5);
}

TEST_CASE("a session without registrations of its own has no price, and no price is below a cent") {
    PaidForum forum;
    CHECK(forum.exit_of([&] { edit_session(forum.store, "forum", "workshop", {.signup = false}); }) == 2);
    CHECK(forum.exit_of([&] { event::edit(forum.store, "forum", {.price = -1}); }) == 2);
}
