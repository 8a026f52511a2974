#include "store/two_readers.h"

#include <doctest/doctest.h>
#include <tiers/error.h>
#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "store/database.h"
#include "tests/unit/store/folder.h"

using namespace tiers;

namespace {

void add_member(Store& store, std::int64_t id) {
    store.db()
        .prepare(
            "insert into member (id, kind, name, folded, created, recorded) values (:id, 'person', 'A', 'a', 0, 0)")
        .bind(":id", id)
        .run();
}

std::int64_t members(const Store& store) {
    auto row = store.db().prepare("select count(*) from member");
    row.step();
    return row.integer(0);
}

}  // namespace

TEST_CASE("two connections read one state of a file, whoever writes") {
    const test::Folder folder;
    auto writer = Store::open(folder / "tiers.db", Access::create);
    const auto store = Store::open(folder / "tiers.db", Access::read);
    std::atomic<bool> enough = false;
    std::thread writing([&] {
        for (std::int64_t id = 1; !enough; ++id) add_member(writer, id);
    });
    int two = 0;
    std::int64_t most = 0;
    for (int i = 0; i < 300; ++i) {
        const TwoReaders readers(store, true);
        two += readers.are_two() ? 1 : 0;
        std::set<std::int64_t> seen = {members(store)};
        std::mutex adding;
        readers.share(8, [&](const Store& reader, std::size_t) {
            const auto count = members(reader);
            const std::lock_guard alone(adding);
            seen.insert(count);
        });
        CHECK(seen.size() == 1);
        most = std::max(most, *seen.rbegin());
    }
    enough = true;
    writing.join();
    CHECK(two > 0);
    CHECK(most > 1);
}

TEST_CASE("one connection alone reads a file whose name another one was given") {
    const test::Folder folder;
    Store::open(folder / "next.db", Access::create);
    Store::open(folder / "tiers.db", Access::create);
    const auto store = Store::open(folder / "tiers.db", Access::read);
    CHECK(TwoReaders(store, true).are_two());
    std::filesystem::rename(folder / "next.db", folder / "tiers.db");
    CHECK_FALSE(TwoReaders(store, true).are_two());
}

TEST_CASE("what is shared is done once each, by one thread in order where there is no second state to be read") {
    const test::Folder folder;
    const auto file = Store::open(folder / "tiers.db", Access::create);
    const auto memory = Store::in_memory();
    const auto done = [](const TwoReaders& readers) {
        std::vector<std::size_t> found;
        std::mutex adding;
        readers.share(20, [&](const Store&, std::size_t i) {
            const std::lock_guard alone(adding);
            found.push_back(i);
        });
        return found;
    };
    std::vector<std::size_t> in_order(20);
    for (std::size_t i = 0; i < in_order.size(); ++i) in_order[i] = i;

    const TwoReaders both(file, true);
    REQUIRE(both.are_two());
    auto found = done(both);
    std::sort(found.begin(), found.end());
    CHECK(found == in_order);
    for (const auto* one : {&file, &memory})
        for (const auto wanted : {false, true}) {
            const Snapshot earlier(*one);
            const TwoReaders readers(*one, wanted);
            CHECK_FALSE(readers.are_two());
            CHECK(done(readers) == in_order);
        }
    CHECK_FALSE(TwoReaders(memory, true).are_two());
}

TEST_CASE("what goes wrong on either thread is told") {
    const test::Folder folder;
    const auto store = Store::open(folder / "tiers.db", Access::create);
    const TwoReaders readers(store, true);
    for (const auto on_first : {true, false})
        CHECK_THROWS_AS(readers.share(1000,
                                      [&](const Store& reader, std::size_t) {
                                          if ((&reader == &store) == on_first) throw NotFound("none", "none", "");
                                          std::this_thread::sleep_for(std::chrono::microseconds(50));
                                      }),
                        NotFound);
}
