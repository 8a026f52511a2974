#include "store/open.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>
#include <tiers/error.h>
#include <unistd.h>

#include "base/private_folder.h"
#include "base/text.h"
#include "store/backup.h"
#include "store/file.h"
#include "store/patience.h"
#include "store/schema_check.h"

namespace tiers {

namespace {

namespace fs = std::filesystem;

// Without SQLite's own locks between threads: a Store is used by one at a time.
constexpr int to_write = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;

/// SQLite counts its memory under a lock at each allocation, a twentieth of an import's time. Only before its first use
/// can it be told not to: within another program that was earlier, this does nothing.
void count_no_memory() {
    static const auto told = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(told);
}

/// A connection, told what every one is told before its first statement.
std::unique_ptr<Database> connect(const std::string& file, int flags) {
    count_no_memory();
    try {
        auto db = std::make_unique<Database>(file, flags);
        auto* handle = db->raw().getHandle();
        wait_for_others(handle, usual_patience);
        sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        db->execute("pragma foreign_keys = on");
        db->execute("pragma synchronous = full");
        return db;
    } catch (const SQLite::Exception& error) {
        throw_sqlite_error(error, error.getErrorCode(), error.getExtendedErrorCode());
    }
}

/// A file of another program is left alone; only one that is to be made may be empty.
void check_ours(Database& db, const fs::path& file, Access access) {
    auto of_program = db.prepare("pragma application_id");
    of_program.step();
    if (of_program.integer(0) == application_id) return;
    auto objects = db.prepare("select count(*) from sqlite_master");
    objects.step();
    if (access != Access::create || objects.integer(0) > 0)
        throw Unusable("foreign", say("'{}' is not a database of tiers", file.string()));
}

void check_version(Database& db, Access access) {
    const auto found = schema_version(db);
    if (found > schema_version())
        throw Unusable("newer_schema",
                       say("the database has schema {}, this program knows {}", found, schema_version()),
                       tr("install the newer version of tiers"));
    if (found < schema_version() && access != Access::upgrade)
        throw Unusable("needs_migration",
                       say("the database has schema {}, this program wants {}", found, schema_version()),
                       "tiers db migrate");
}

/// Nothing planted may run when something is written.
void check_objects(Database& db) {
    const auto foreign = foreign_objects(db);
    if (!foreign.empty())
        throw Unusable("foreign_object",
                       say("the database holds a trigger or view that tiers did not make: '{}'", foreign.front()),
                       tr("tiers db verify lists them; nothing is written while they are there"));
}

std::unique_ptr<Database> connect_to_read(const std::string& file, int flags, const fs::path& name, Access wanted) {
    auto db = connect(file, flags);
    check_ours(*db, name, Access::read);
    check_version(*db, wanted);
    db->execute("pragma query_only = on");
    return db;
}

/// As SQLite's URIs write it.
std::string escaped(const fs::path& file) {
    std::string text;
    for (const auto c : file.string())
        text += c == '%' || c == '?' || c == '#' ? fmt::format("%{:02x}", static_cast<unsigned char>(c))
                                                 : std::string(1, c);
    return text;
}

bool has_log(const fs::path& file) {
    std::error_code none;
    const auto size = fs::file_size(file.string() + "-wal", none);
    return !none && size > 0;
}

std::unique_ptr<Database> open_to_write(const fs::path& file, Access access) {
    check_local(folder_of(file));
    auto db = connect(file.string(), to_write);
    db->execute("pragma secure_delete = on");  // what is taken away leaves nothing on its page
    check_ours(*db, file, access);
    if (access == Access::create && schema_version(*db) == 0) {
        db->execute("pragma journal_mode = wal");
        migrate(*db);
    }
    check_version(*db, access);
    check_objects(*db);
    return db;
}

struct Moments {
    fs::file_time_type file, log;
    bool operator==(const Moments&) const = default;
};

Moments moments(const fs::path& file) {
    std::error_code none;
    return {fs::last_write_time(file), fs::last_write_time(file.string() + "-wal", none)};
}

/// The file and its log hold all that was committed at each moment at which neither is being written.
void copy_both(const fs::path& file, const UnfinishedDatabase& copy) {
    constexpr int most_tries = 20;
    for (int tries = 0; tries < most_tries; ++tries) {
        const auto before = moments(file);
        fs::copy_file(file, copy.path(), fs::copy_options::overwrite_existing);
        if (has_log(file)) fs::copy_file(file.string() + "-wal", copy.wal.path(), fs::copy_options::overwrite_existing);
        if (moments(file) == before) return;
        std::error_code none;
        fs::remove(copy.wal.path(), none);
    }
    throw Busy("busy", tr("the database is in use"), tr("try again in a moment"));
}

}  // namespace

std::unique_ptr<Database> open_to_read(const fs::path& file, Access wanted) {
    // Write-ahead logging wants to write beside the file even to read it. Where that cannot be and no log is there, the
    // file alone holds everything.
    try {
        return connect_to_read(file.string(), to_write, file, wanted);
    } catch (const Failed&) {
        const auto closed = access(folder_of(file).c_str(), W_OK) != 0 && access(file.c_str(), R_OK) == 0;
        if (!closed) throw;
        if (has_log(file))
            throw Failed("closed_folder",
                         say("'{}' is in use, and what was written last cannot be read without writing in its folder",
                             file.string()),
                         tr("--snapshot reads a private copy"));
        return connect_to_read("file:" + escaped(fs::absolute(file)) + "?immutable=1",
                               SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, file, wanted);
    }
}

std::unique_ptr<Database> open_database(const fs::path& file, Access access) {
    return access == Access::read ? open_to_read(file, access) : open_to_write(file, access);
}

std::unique_ptr<Database> create_database(const fs::path& file) {
    check_local(folder_of(file));
    make_private(file);
    UnfinishedDatabase made(file);
    auto db = open_to_write(file, Access::create);
    made.keep();
    return db;
}

std::unique_ptr<Database> open_snapshot(const fs::path& file, const fs::path& folder) try {
    const Unfinished own(make_private_folder(folder));
    const UnfinishedDatabase copy(own.path() / "copy.db");
    copy_both(file, copy);
    for (const auto& part : {copy.path(), copy.wal.path()})
        if (fs::exists(part)) fs::permissions(part, fs::perms::owner_read | fs::perms::owner_write);
    connect(copy.path().string(), to_write)->execute("pragma journal_mode = delete");  // takes the log in
    return connect_to_read(copy.path().string(), to_write, file, Access::read);
} catch (const fs::filesystem_error& error) {
    throw Failed("no_snapshot", say("no copy of '{}' could be made: {}", file.string(), error.code().message()));
}

void check_to_write(Database& db, const fs::path& file) {
    check_local(folder_of(file));
    check_objects(db);
}

std::unique_ptr<Database> open_in_memory() {
    // All steps of the schema take a quarter of a second, a copy of what they come to a tenth of that.
    static const auto made = [] {
        auto db = connect(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX);
        migrate(*db);
        return db;
    }();
    auto db = connect(":memory:", to_write | SQLITE_OPEN_CREATE);
    copy_pages(made->raw().getHandle(), db->raw().getHandle());
    return db;
}

}  // namespace tiers
