#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>
#include <tiers/store.h>

#include "base/text.h"
#include "store/database.h"

namespace tiers {

struct Store::State {
    std::filesystem::path file;
    Clock clock;
    Actor actor;
    std::unique_ptr<Database> db;
};

namespace {

/// What every connection is told before its first statement.
void prepare_connection(Database& db) {
    auto* handle = db.raw().getHandle();
    sqlite3_busy_timeout(handle, 10'000);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    db.execute("pragma foreign_keys = on");
    db.execute("pragma synchronous = full");
}

void check_version(Database& db) {
    const auto found = schema_version(db);
    if (found > schema_version())
        throw Unusable("newer_schema",
                       say("the database has schema {}, this program knows {}", found, schema_version()),
                       tr("install the newer version of tiers"));
    if (found < schema_version())
        throw Unusable("needs_migration",
                       say("the database has schema {}, this program wants {}", found, schema_version()),
                       "tiers db migrate");
}

}  // namespace

Instant real_now() {
    return std::chrono::floor<Seconds>(std::chrono::system_clock::now());
}

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Store Store::open(const std::filesystem::path& file, Access access, Clock clock, Actor actor) {
    if (access != Access::create && !std::filesystem::exists(file))
        throw NotFound("no_database", say("no database at '{}'", file.string()), "tiers config apply");
    // Without SQLite's own locks between threads: a Store is used by one at a time.
    const auto flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (access == Access::create ? SQLITE_OPEN_CREATE : 0);
    auto state = std::make_unique<State>(State{file, std::move(clock), std::move(actor), nullptr});
    try {
        state->db = std::make_unique<Database>(file.string(), flags);
    } catch (const SQLite::Exception& error) {
        throw_sqlite_error(error, error.getErrorCode(), error.getExtendedErrorCode());
    }
    prepare_connection(*state->db);
    if (access == Access::create) {
        if (schema_version(*state->db) == 0) state->db->execute("pragma journal_mode = wal");
        migrate(*state->db);
    }
    check_version(*state->db);
    if (access == Access::read) state->db->execute("pragma query_only = on");
    return Store(std::move(state));
}

Store Store::in_memory(Clock clock) {
    auto state = std::make_unique<State>(State{":memory:", std::move(clock), {}, nullptr});
    state->db = std::make_unique<Database>(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    prepare_connection(*state->db);
    migrate(*state->db);
    return Store(std::move(state));
}

Instant Store::now() const {
    return state_->clock();
}
const Actor& Store::actor() const {
    return state_->actor;
}
const std::filesystem::path& Store::file() const {
    return state_->file;
}
Database& Store::db() const {
    return *state_->db;
}

Transaction::Transaction(Store& store) : db_(&store.db()) {
    db_->execute("begin immediate");
}

Transaction::~Transaction() {
    if (open_ && !sqlite3_get_autocommit(db_->raw().getHandle()))
        sqlite3_exec(db_->raw().getHandle(), "rollback", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    db_->execute("commit");
    open_ = false;
}

void Transaction::rollback() {
    db_->execute("rollback");
    open_ = false;
}

}  // namespace tiers
