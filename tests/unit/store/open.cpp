#include <doctest/doctest.h>
#include <tiers/error.h>
#include <tiers/upkeep.h>
#include <fstream>

#include "store/database.h"
#include "store/file.h"
#include "store/quarantine.h"
#include "tests/unit/store/folder.h"

using namespace tiers;

namespace {

void add_fact(const Store& store, const char* name) {
    store.db().prepare("insert into fact values (:name, '')").bind(":name", name).run();
}

std::int64_t facts(const Store& store) {
    auto row = store.db().prepare("select count(*) from fact");
    row.step();
    return row.integer(0);
}

}  // namespace

TEST_CASE("a private copy holds what another connection committed, and not what comes after") {
    const test::Folder folder, aside;
    const auto writer = Store::open(folder / "tiers.db", Access::create);
    add_fact(writer, "before");
    {
        const auto copy = Store::snapshot(folder / "tiers.db", aside.path());
        add_fact(writer, "after");
        CHECK(facts(copy) == 1);
        CHECK(facts(writer) == 2);
        CHECK(aside.names().empty());  // it has no name any more
        CHECK_THROWS_AS(add_fact(copy, "x"), Failed);
    }
    CHECK(aside.names().empty());
}

TEST_CASE("a reader writes nothing") {
    const test::Folder folder;
    Store::open(folder / "tiers.db", Access::create);
    const auto reader = Store::open(folder / "tiers.db", Access::read);
    CHECK_THROWS_AS(add_fact(reader, "x"), Failed);
}

TEST_CASE("only a command that makes databases makes one") {
    const test::Folder folder;
    for (const auto access : {Access::read, Access::write, Access::upgrade})
        CHECK_THROWS_AS(Store::open(folder / "tiers.db", access), NotFound);
    CHECK(folder.names().empty());
}

TEST_CASE("a database is its owner's alone, and its group's in a folder that hands its group on") {
    namespace fs = std::filesystem;
    const test::Folder folder;
    Store::open(folder / "own.db", Access::create);
    CHECK(fs::status(folder / "own.db").permissions() == fs::perms(0600));
    fs::permissions(folder.path(), fs::perms::set_gid, fs::perm_options::add);
    Store::open(folder / "shared.db", Access::create);
    CHECK(fs::status(folder / "shared.db").permissions() == fs::perms(0660));
}

TEST_CASE("a name that is taken is never taken over") {
    const test::Folder folder;
    std::ofstream(folder / "new") << "new";
    std::ofstream(folder / "old") << "old";
    CHECK_THROWS_AS(rename_to_new(folder / "new", folder / "old"), Conflict);
    std::filesystem::create_symlink("nowhere", folder / "link");
    CHECK_THROWS_AS(rename_to_new(folder / "new", folder / "link"), Conflict);
    CHECK(folder.names() == std::vector<std::string>{"link", "new", "old"});
}

TEST_CASE("what is unfinished goes away, what is kept stays") {
    const test::Folder folder;
    {
        const Unfinished lost(folder / "lost");
        std::ofstream(lost.path()) << "x";
        Unfinished kept(folder / "kept");
        std::ofstream(kept.path()) << "x";
        kept.keep();
    }
    CHECK(folder.names() == std::vector<std::string>{"kept"});
}

TEST_CASE("a signal handler removes all that is unfinished, folders after what they hold") {
    const test::Folder folder;
    const Unfinished own(folder / "own");
    std::filesystem::create_directory(own.path());
    const Unfinished inside(own.path() / "file");
    std::ofstream(inside.path()) << "x";
    remove_unfinished();
    CHECK(folder.names().empty());
}

TEST_CASE("nothing that mails or allots a number runs on a restored copy until it is resumed") {
    auto store = Store::in_memory();
    CHECK_NOTHROW(upkeep::refuse_restored(store));
    CHECK_FALSE(upkeep::resume(store));
    mark_restored(store.db(), Instant(Seconds(1772438400)));
    CHECK(upkeep::restored_at(store) == Instant(Seconds(1772438400)));
    try {
        upkeep::refuse_restored(store);
        FAIL("it was not refused");
    } catch (const Refused& error) {
        CHECK(error.code() == "restored");
        CHECK(error.hint() == "tiers db resume");
    }
    CHECK(upkeep::resume(store));
    CHECK_NOTHROW(upkeep::refuse_restored(store));
}

TEST_CASE("what to keep is read whole or refused") {
    const auto keep = upkeep::parse_keep("7d,5w,12m");
    CHECK(keep.days == 7);
    CHECK(keep.weeks == 5);
    CHECK(keep.months == 12);
    CHECK(upkeep::parse_keep("3m").days == 0);
    for (const auto* text : {"", "7", "d", "7d,", "0d", "-1d", "7 d", "7D", "99999d", "7d;5w", "7y"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(upkeep::parse_keep(text), BadInput);
    }
}

TEST_CASE("time stands still within a transaction, and goes on after it") {
    auto now = Instant(Seconds(1'000));
    auto store = Store::in_memory([&] { return now; });
    {
        Transaction transaction(store);
        now += Minutes(1);
        CHECK(store.now() == Instant(Seconds(1'000)));
        transaction.commit();
        CHECK(store.now() == now);
    }
    const auto given_up = [&] {
        const Transaction transaction(store);
        now += Minutes(1);
        return store.now();
    }();
    CHECK(given_up == now - Minutes(1));
    CHECK(store.now() == now);
}
