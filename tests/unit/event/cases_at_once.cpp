#include <doctest/doctest.h>
#include <array>
#include <atomic>
#include <barrier>
#include <set>
#include <thread>

#include "store/triggers_off.h"
#include "tests/unit/event/forum_fixture.h"
#include "tests/unit/store/folder.h"

using namespace tiers;
using namespace tiers::event;

/// Cases 9 and 10 of the reference on events: several at once.

namespace {

/// A forum in a file, which several open.
struct SharedForum {
    test::Folder folder;
    Forum forum;

    explicit SharedForum(std::int64_t capacity) : forum(capacity, folder / "tiers.db") {}

    Store connection() const {
        return Store::open(folder / "tiers.db", Access::write, [now = forum.now] { return now; });
    }
    /// Each on a connection of its own, all at the same time.
    void at_once(std::ptrdiff_t many, const std::function<void(Store&, std::ptrdiff_t)>& work) const {
        std::barrier start(many);
        std::vector<std::jthread> threads;
        for (std::ptrdiff_t number = 0; number < many; ++number)
            threads.emplace_back([&, number] {
                auto store = connection();
                start.arrive_and_wait();
                work(store, number);
            });
    }
};

Registering somebody(const std::string& name) {
    Registering request;
    request.event = "forum";
    request.who.name = name;
    return request;
}

/// What checks first and writes then, with no lock over both.
void seat_without_looking_again(Store& store, const std::string& name) {
    store.db().execute(
        fmt::format(
            "insert into participant (event_id, name, folded, created, recorded) values (1, '{0}', '{0}', 0, 0);"
            "insert into registration (participant_id, state, created, recorded) values (last_insert_rowid(), "
            "'confirmed', 0, 0)",
            name)
            .c_str());
}

bool sees_a_seat(const Store& store) {
    return !event::get(store, "forum").full();
}

}  // namespace

TEST_CASE("case 9: two who saw the last seat both take it where nothing holds, and the walls of the file let one") {
    SharedForum without(1);
    auto one = without.connection(), two = without.connection();
    REQUIRE(sees_a_seat(one));
    REQUIRE(sees_a_seat(two));
    for (auto* store : {&one, &two}) {
        const TriggersOff off(store->db());
        seat_without_looking_again(*store, "ana");
    }
    CHECK(event::get(without.forum.store, "forum").taken == 2);

    SharedForum with(1);
    auto first = with.connection(), second = with.connection();
    REQUIRE(sees_a_seat(first));
    REQUIRE(sees_a_seat(second));
    seat_without_looking_again(first, "ana");
    CHECK_THROWS_AS(seat_without_looking_again(second, "bo"), Conflict);
    CHECK(event::get(with.forum.store, "forum").taken == 1);
}

TEST_CASE("case 9: of two who ask for the last seat at the same time one has it") {
    const SharedForum shared(1);
    std::atomic<int> seated = 0, full = 0;
    shared.at_once(2, [&](Store& store, std::ptrdiff_t number) {
        try {
            Transaction transaction(store);
            register_for(store, somebody(fmt::format("p{}", number)));
            transaction.commit();
            ++seated;
        } catch (const Conflict&) {
            ++full;
        }
    });
    CHECK(seated == 1);
    CHECK(full == 1);
}

TEST_CASE("case 10: twenty who ask at the same time have twenty seats, each their own") {
    const SharedForum shared(20);
    std::array<Id, 20> ids{};
    shared.at_once(20, [&](Store& store, std::ptrdiff_t number) {
        Transaction transaction(store);
        const auto made = register_for(store, somebody(fmt::format("p{}", number)));
        transaction.commit();
        ids.at(static_cast<std::size_t>(number)) = made.registrations.front().id;
    });
    CHECK(std::set<Id>(ids.begin(), ids.end()).size() == 20);
    CHECK(event::get(shared.forum.store, "forum").taken == 20);
}

TEST_CASE("case 10: ten who promote at the same time give two who wait two of twenty seats") {
    SharedForum shared(0);
    shared.forum.put("ana");
    shared.forum.put("bo");
    shared.forum.store.db().execute("update event set capacity = 20");  // behind the back of what promotes
    std::atomic<std::size_t> given = 0;
    shared.at_once(10, [&](Store& store, std::ptrdiff_t) {
        Transaction transaction(store);
        given += promote(store, "forum").size();
        transaction.commit();
    });
    CHECK(given == 2);
    const auto event = event::get(shared.forum.store, "forum");
    CHECK(*event.capacity - event.taken == 18);
}
