#include <doctest/doctest.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <tiers/error.h>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

/// The code of the error a statement typed by hand ends in; empty for none.
std::string refused(Store& store, const char* sql) {
    try {
        store.db().execute(sql);
        return "";
    } catch (const Error& error) {
        return error.code();
    }
}

/// A place with one booking: id 1, room-a (resource 2), from 3600 to 7200, its buffer of 15 minutes behind it.
Store booked_store() {
    auto store = Store::in_memory([] { return test::a_monday; });
    test::apply_text(store, test::a_place);
    store.db().execute(
        "insert into member (id, kind, name, folded, created, recorded) values (1, 'person', 'Jeanne', 'jeanne', 0, "
        "0)");
    store.db().execute(
        "insert into booking (resource_id, start, \"end\", clear, member_id, wall_start, zone, created, recorded) "
        "select id, 3600, 7200, 8100, 1, 0, 'UTC', 0, 0 from resource where code = 'room-a'");
    return store;
}

/// A booking typed by hand, of a resource from a time to another, its buffer included.
std::string book(Store& store, const std::string& resource, int start, int end, int clear, int seats = 1) {
    const auto sql =
        "insert into booking (resource_id, start, \"end\", clear, seats, member_id, wall_start, zone, created, "
        "recorded) "
        "select id, " +
        std::to_string(start) + ", " + std::to_string(end) + ", " + std::to_string(clear) + ", " +
        std::to_string(seats) + ", 1, 0, 'UTC', 0, 0 from resource where code = '" + resource + "'";
    return refused(store, sql.c_str());
}

}  // namespace

TEST_CASE("a booking typed by hand meets the walls of the schema, each by its name") {
    auto store = booked_store();
    CHECK(book(store, "room-a", 5400, 9000, 9900) == "booking_over_capacity");
    CHECK(book(store, "room-a", 7200, 9000, 9900) == "booking_over_capacity");
    CHECK(book(store, "room-a", 9000, 9900, 9900) == "booking_buffer");
    CHECK(book(store, "hall", 5400, 9000, 9000) == "booking_part_taken");
    CHECK(book(store, "open-space", 0, 3600, 3600, 5) == "booking_over_capacity");
    CHECK(book(store, "room-b", 7200, 7200, 7200) == "booking_end_after_start");
    CHECK(book(store, "room-b", 0, 117'964'801, 117'964'801) == "booking_not_too_long");
    CHECK(book(store, "room-a", 8100, 9000, 9900).empty());
}

TEST_CASE("a constraint without a sentence of its own is a conflict that tells SQLite's") {
    auto store = booked_store();
    CHECK_THROWS_AS(store.db().execute(
                        "insert into member (kind, name, folded, created, recorded) values ('robot', 'X', 'x', 0, 0)"),
                    Conflict);
    CHECK(refused(store, "delete from resource_class") == "constraint");
}

TEST_CASE("what SQLite meets becomes an error with its exit code") {
    const std::runtime_error error("as SQLite says it");
    const auto exit_of = [&](int code) {
        try {
            throw_sqlite_error(error, code, code);
        } catch (const Error& found) {
            return found.exit();
        }
    };
    CHECK(exit_of(SQLITE_BUSY) == Exit::busy);
    CHECK(exit_of(SQLITE_BUSY_SNAPSHOT) == Exit::busy);
    CHECK(exit_of(SQLITE_LOCKED) == Exit::busy);
    CHECK(exit_of(SQLITE_FULL) == Exit::failed);
    CHECK(exit_of(SQLITE_READONLY) == Exit::failed);
    CHECK(exit_of(SQLITE_CANTOPEN) == Exit::failed);
    CHECK(exit_of(SQLITE_NOTADB) == Exit::unusable);
    CHECK(exit_of(SQLITE_CORRUPT) == Exit::unusable);
    CHECK(exit_of(SQLITE_IOERR) == Exit::failed);
}

TEST_CASE("while somebody writes, a reader reads on and a second writer is told that the database is busy") {
    auto pattern = (std::filesystem::temp_directory_path() / "tiers-XXXXXX").string();
    const std::filesystem::path folder = mkdtemp(pattern.data());
    const auto file = folder / "tiers.db";
    {
        auto first = Store::open(file, Access::create);
        Transaction writing(first);
        first.db().execute(
            "insert into member (kind, name, folded, created, recorded) values ('person', 'X', 'x', 0, 0)");
        const auto reader = Store::open(file, Access::read);
        auto count = reader.db().prepare("select count(*) from member");
        CHECK(count.step());
        CHECK(count.integer(0) == 0);
        auto second = Store::open(file, Access::write);
        sqlite3_busy_timeout(second.db().raw().getHandle(), 0);
        CHECK_THROWS_AS(Transaction{second}, Busy);
        writing.commit();
        CHECK_NOTHROW(Transaction{second});
    }
    std::filesystem::remove_all(folder);
}
