#include <SQLiteCpp/Exception.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <tiers/store.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/text.h"
#include "store/schema_check.h"

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

/// A file of another program is left alone; a new one is empty.
void check_ours(Database& db, const std::filesystem::path& file) {
    auto of_program = db.prepare("pragma application_id");
    of_program.step();
    if (of_program.integer(0) == application_id) return;
    auto objects = db.prepare("select count(*) from sqlite_master");
    objects.step();
    if (objects.integer(0) > 0) throw Unusable("foreign", say("'{}' is not a database of tiers", file.string()));
}

/// Nothing planted may run when something is written.
void check_objects(Database& db) {
    const auto foreign = foreign_objects(db);
    if (!foreign.empty())
        throw Unusable("foreign_object",
                       say("the database holds a trigger or view that tiers did not make: '{}'", foreign.front()),
                       tr("tiers db verify lists them; nothing is written while they are there"));
}

/// SQLite's locks do not hold across machines.
void check_local(const std::filesystem::path& file) {
    constexpr std::array<std::uint32_t, 4> network = {0x6969, 0x517b, 0xff534d42, 0xfe534d42};  // NFS, SMB, CIFS, SMB 2
    struct statfs where {};
    if (statfs(file.c_str(), &where) != 0) return;
    if (std::find(network.begin(), network.end(), static_cast<std::uint32_t>(where.f_type)) != network.end())
        throw Failed("network_folder",
                     say("'{}' lies on a network file system, where writing is not safe", file.string()),
                     tr("keep the database on the machine that writes it"));
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

void make_private(const std::filesystem::path& file) {
    struct stat folder {};
    const auto parent = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    const auto shared = stat(parent.c_str(), &folder) == 0 && (folder.st_mode & S_ISGID) != 0;
    const auto made = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, shared ? 0660 : 0600);
    if (made < 0)
        throw Failed("cannot_create", say("cannot make '{}': {}", file.string(), std::strerror(errno)),
                     tr("check the rights of its folder"));
    if (shared) fchmod(made, 0660);  // whatever the umask
    close(made);
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
    if (access == Access::create && !std::filesystem::exists(file)) make_private(file);
    if (access != Access::read) check_local(file);
    auto state = std::make_unique<State>(State{file, std::move(clock), std::move(actor), nullptr});
    try {
        state->db = std::make_unique<Database>(file.string(), flags);
    } catch (const SQLite::Exception& error) {
        throw_sqlite_error(error, error.getErrorCode(), error.getExtendedErrorCode());
    }
    prepare_connection(*state->db);
    check_ours(*state->db, file);
    if (access == Access::create) {
        if (schema_version(*state->db) == 0) state->db->execute("pragma journal_mode = wal");
        migrate(*state->db);
    }
    check_version(*state->db);
    if (access != Access::read) check_objects(*state->db);
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
