#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/member.h>
#include <tiers/upkeep.h>
#include <fstream>
#include <iterator>
#include <map>

#include "sql/migrations.h"
#include "store/database.h"
#include "tests/unit/store/folder.h"

using namespace tiers;

namespace {

namespace fs = std::filesystem;

fs::path dump_of(int schema) {
    return fs::path(TIERS_SOURCE_DIR) / "tests/migrations" / fmt::format("{:04}.sql", schema);
}

/// A database of an older schema, from the dump that was kept of one.
fs::path older(const test::Folder& folder, int schema) {
    std::ifstream input(dump_of(schema), std::ios::binary);
    REQUIRE(input);
    const auto file = folder / "tiers.db";
    SQLite::Database db(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    db.exec(std::string(std::istreambuf_iterator<char>(input), {}));
    return file;
}

std::map<std::string, std::int64_t> rows(const Store& store) {
    const auto counted = upkeep::table_rows(store);
    return {counted.begin(), counted.end()};
}

int exit_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return static_cast<int>(error.exit());
    }
    return 0;
}

}  // namespace

TEST_CASE("a database of every older schema is brought up to date, and nothing in it is lost") {
    for (int schema = 1; schema < upkeep::schema(); ++schema) {
        CAPTURE(schema);
        const test::Folder folder;
        auto store = Store::open(older(folder, schema), Access::upgrade);
        auto before = rows(store);
        const auto done = upkeep::migrate(store);
        CHECK(done.from == schema);
        CHECK(done.to == upkeep::schema());
        auto after = rows(store);
        CHECK(after["journal"] == before["journal"] + 1);
        for (const auto* own : {"journal", "journal_content"}) before[own] = after[own] = 0;         // one table since
        for (const auto* own : {"packing", "segment", "segment_due"}) before[own] = after[own] = 0;  // made anew
        for (const auto& row : before) CHECK_MESSAGE(after[row.first] == row.second, row.first);
        for (const auto& finding : upkeep::verify(store))
            if (finding.check != "rights") FAIL_CHECK(finding.check, " ", finding.entity, " ", finding.id);
    }
}

TEST_CASE("who belonged to an organisation belongs to it") {
    const test::Folder folder;
    auto store = Store::open(older(folder, 6), Access::upgrade);
    upkeep::migrate(store);
    CHECK(member::get(store, 2).organisation == 3);
    CHECK_FALSE(member::get(store, 1).organisation);
}

TEST_CASE("what was erased of the journal stays so, and the rest of it is kept") {
    const test::Folder folder;
    auto store = Store::open(older(folder, 34), Access::upgrade);
    upkeep::migrate(store);
    auto row = store.db().prepare(
        "select group_concat(id), count(content), count(salt) from journal where id <= 10 and content is not null");
    REQUIRE(row.step());
    CHECK(row.text(0) == "1,2,3,4,5,6,7,8,10");
    CHECK(row.integer(1) == row.integer(2));
}

TEST_CASE("what the database was before lies beside it") {
    const test::Folder folder;
    auto store = Store::open(older(folder, 1), Access::upgrade);
    const auto done = upkeep::migrate(store);
    CHECK(done.backup.filename().string().starts_with("tiers-schema-1-"));
    const auto kept = Store::open(done.backup, Access::upgrade);
    CHECK(upkeep::schema(kept) == 1);
    CHECK(rows(kept)["booking"] == 6);
}

TEST_CASE("a database that is up to date is left alone") {
    const test::Folder folder;
    const auto file = folder / "tiers.db";
    Store::open(file, Access::create);
    auto store = Store::open(file, Access::upgrade);
    CHECK(upkeep::migrate(store).backup.empty());
    CHECK(rows(store)["journal"] == 0);
}

TEST_CASE("a trial run of a migration changes nothing and leaves nothing") {
    const test::Folder folder;
    {
        const auto store = Store::open(older(folder, 1), Access::upgrade);
        const auto tried = upkeep::try_migration(store);
        CHECK(tried.from == 1);
        CHECK(tried.to == upkeep::schema());
        CHECK(upkeep::schema(store) == 1);
    }
    CHECK(folder.names() == std::vector<std::string>{"tiers.db"});
}

TEST_CASE("a database of an older or newer schema is used by no command but the one that migrates it") {
    const test::Folder folder;
    const auto file = older(folder, 1);
    for (const auto access : {Access::read, Access::write, Access::create})
        CHECK(exit_of([&] { Store::open(file, access); }) == 7);
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("pragma user_version = 99");
    for (const auto access : {Access::read, Access::write, Access::create, Access::upgrade})
        CHECK(exit_of([&] { Store::open(file, access); }) == 7);
}

TEST_CASE("a migration that fails leaves the database as it was") {
    const test::Folder folder;
    const auto file = older(folder, 1);
    {
        SQLite::Database db(file.string(), SQLite::OPEN_READWRITE);
        db.exec(
            "pragma foreign_keys = off; insert into series (resource_id, member_id, zone, wall_start, duration, "
            "rrule, created) values (99, 99, 'Europe/Paris', 0, 0, '', 0)");
    }
    auto store = Store::open(file, Access::upgrade);
    CHECK(exit_of([&] { upkeep::migrate(store); }) == 7);
    CHECK(upkeep::schema(store) == 1);
}
