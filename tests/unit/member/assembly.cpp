#include <doctest/doctest.h>
#include <tiers/assembly.h>
#include <tiers/error.h>
#include <type_traits>

#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

const Day today = parse_day("2026-03-02");

/// An association of five, whose assembly is today.
struct Association {
    Store store = Store::in_memory([] { return test::a_monday; });
    member::Assembly assembly;

    explicit Association(std::int64_t proxies = 2, std::int64_t quorum = 5'000) {
        test::apply_text(store, test::a_place);
        for (const auto* name : {"A", "B", "C", "D", "E"}) {
            member::Member someone;
            someone.name = name;
            someone.joined = parse_day("2020-01-01");
            write([&] { return member::add(store, someone); });
        }
        member::Assembly wanted;
        wanted.day = wanted.roll_day = today;
        wanted.proxies = proxies;
        wanted.quorum = quorum;
        assembly = write([&] { return member::call_assembly(store, wanted, today, true); });
    }

    template <class Do>
    std::invoke_result_t<Do> write(Do what) {
        Transaction transaction(store);
        auto made = what();
        transaction.commit();
        return made;
    }
    member::Voter proxy(member::Id giver, member::Id holder) {
        return write([&] { return member::give_proxy(store, now(), giver, holder); });
    }
    member::Assembly arrive(const std::vector<member::Id>& who) {
        return write([&] { return member::arrive(store, now(), who, today); });
    }
    member::Assembly now() const { return member::find_assembly(store, today, today); }
    member::Vote vote(std::int64_t voted_for, std::int64_t against, const std::string& majority = "half") {
        member::Vote wanted;
        wanted.resolution = "Accounts";
        wanted.voted_for = voted_for;
        wanted.against = against;
        wanted.majority = majority;
        return write([&] { return member::count_vote(store, now(), wanted); });
    }
};

}  // namespace

TEST_CASE("the quorum is at least its share of the roll") {
    member::Assembly one;
    one.voters = 5;
    one.quorum = 5'000;
    CHECK(one.needed() == 3);
    one.quorum = 4'000;
    CHECK(one.needed() == 2);
    one.quorum = 0;
    CHECK(one.needed() == 0);
    CHECK(one.quorate());
}

TEST_CASE("who joins later is not on a roll that is frozen, and who leaves stays on it") {
    Association here;
    here.write([&] {
        member::Member late;
        late.name = "Late";
        return member::add(here.store, late);
    });
    here.write([&] {
        auto gone = member::get(here.store, 1);
        gone.left = today;
        return member::change(here.store, gone);
    });
    CHECK(here.now().voters == 5);
    CHECK_THROWS_AS(here.arrive({6}), NotFound);
    CHECK_NOTHROW(here.arrive({1}));
}

TEST_CASE("a proxy counts while its holder is there, and no more once its giver comes") {
    Association here;
    here.proxy(2, 1);
    CHECK(here.now().represented == 0);
    CHECK(here.arrive({1}).represented == 1);
    CHECK(here.arrive({2}).represented == 0);
    CHECK(here.now().present == 2);
    here.proxy(3, 1);
    CHECK(here.now().represented == 1);
    CHECK(here.write([&] { return member::depart(here.store, here.now(), {1}); }).represented == 0);
}

TEST_CASE("proxies have a limit, and are not passed on") {
    Association here;
    here.proxy(2, 1);
    here.proxy(3, 1);
    CHECK_THROWS_AS(here.proxy(4, 1), Refused);
    CHECK_THROWS_AS(here.proxy(1, 4), Refused);
    CHECK_THROWS_AS(here.proxy(4, 2), Refused);
    CHECK_THROWS_AS(here.proxy(2, 4), Conflict);
    here.arrive({5});
    CHECK_THROWS_AS(here.proxy(5, 4), Conflict);
    for (const auto* attack :
         {"insert into assembly_proxy (assembly_id, giver_id, holder_id, created, recorded) values (1, 4, 1, 0, 0)",
          "insert into assembly_proxy (assembly_id, giver_id, holder_id, created, recorded) values (1, 4, 2, 0, 0)",
          "insert or replace into assembly_proxy values (9, 1, 2, 5, null, 0, 0)", "update assembly set quorum = 0",
          "delete from assembly", "delete from assembly_voter", "update assembly_proxy set holder_id = 5"})
        CHECK_THROWS_AS(here.store.db().execute(attack), Error);
}

TEST_CASE("no vote without a quorum, nor for more than are there") {
    Association here;
    here.arrive({1, 2});
    CHECK_THROWS_AS(here.vote(2, 0), Refused);
    here.arrive({3});
    CHECK_THROWS_AS(here.vote(3, 1), BadInput);
    CHECK_THROWS_AS(here.vote(-1, 1), BadInput);
    CHECK(here.vote(2, 1).adopted());
    CHECK(here.vote(1, 0).not_voted() == 2);
}

TEST_CASE("half is more than half of the votes cast, the others at least their share") {
    const auto adopted = [](const char* majority, std::int64_t voted_for, std::int64_t against) {
        member::Vote vote;
        vote.majority = majority;
        vote.voted_for = voted_for;
        vote.against = against;
        return vote.adopted();
    };
    CHECK_FALSE(adopted("half", 2, 2));
    CHECK(adopted("half", 3, 2));
    CHECK_FALSE(adopted("half", 0, 0));
    CHECK(adopted("two-thirds", 4, 2));
    CHECK_FALSE(adopted("two-thirds", 3, 2));
    CHECK(adopted("three-quarters", 3, 1));
    CHECK_FALSE(adopted("three-quarters", 5, 2));
    CHECK(adopted("all", 1, 0));
    CHECK_FALSE(adopted("all", 9, 1));
    CHECK_FALSE(adopted("all", 0, 0));
}

TEST_CASE("an assembly is called in time, and one a day") {
    Association here;
    member::Assembly wanted;
    wanted.roll_day = today;
    wanted.day = parse_day("2026-03-16");
    CHECK_THROWS_AS(here.write([&] { return member::call_assembly(here.store, wanted, today, false); }), Refused);
    wanted.day = parse_day("2026-03-17");
    CHECK_NOTHROW(here.write([&] { return member::call_assembly(here.store, wanted, today, false); }));
    CHECK_THROWS_AS(here.write([&] { return member::call_assembly(here.store, wanted, today, false); }), Conflict);
    CHECK_THROWS_AS(here.write([&] {
        return member::arrive(here.store, member::find_assembly(here.store, wanted.day, today), {1}, today);
    }),
                    Refused);
}
