#include "store/backup.h"

#include <sqlite3.h>
#include <tiers/error.h>
#include <tiers/upkeep.h>

#include "base/text.h"
#include "store/file.h"
#include "store/open.h"

namespace tiers {

namespace {

namespace fs = std::filesystem;

struct Closer {
    void operator()(sqlite3* db) const { sqlite3_close(db); }
};
using Copy = std::unique_ptr<sqlite3, Closer>;

[[noreturn]] void fail(sqlite3* db) {
    throw_sqlite_error(std::runtime_error(sqlite3_errmsg(db)), sqlite3_errcode(db), sqlite3_extended_errcode(db));
}

void check(sqlite3* db) {
    const auto each = [](void* sound, int, char** values, char**) {
        *static_cast<bool*>(sound) = std::string_view(values[0]) == "ok";
        return 0;
    };
    auto sound = false;
    if (sqlite3_exec(db, "pragma integrity_check(1)", each, &sound, nullptr) != SQLITE_OK || !sound)
        throw Unusable("bad_copy", tr("the copy is not sound, and so what it was made from"), "tiers db verify");
}

/// 20260310T080000Z: names in order of time.
std::string stamp(Instant at) {
    auto text = rfc3339(at, Seconds(0)).substr(0, 19);
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text + "Z";
}

void copy_to_new(const Store& store, const fs::path& file) {
    const UnfinishedDatabase copy(beside(file));
    copy_database(store.db(), copy.path());
    rename_to_new(copy.path(), file);
}

}  // namespace

void copy_pages(sqlite3* from, sqlite3* to) {
    auto* running = sqlite3_backup_init(to, "main", from, "main");
    if (!running) fail(to);
    while (sqlite3_backup_step(running, 1024) == SQLITE_OK) continue;
    if (sqlite3_backup_finish(running) != SQLITE_OK) fail(to);
}

void copy_database(Database& from, const fs::path& to) {
    make_private(to);
    sqlite3* opened = nullptr;
    const auto result = sqlite3_open(to.c_str(), &opened);
    const Copy copy(opened);
    if (result != SQLITE_OK) fail(opened);
    copy_pages(from.raw().getHandle(), opened);
    sqlite3_exec(opened, "pragma journal_mode = delete", nullptr, nullptr, nullptr);
    check(opened);
}

std::unique_ptr<Database> open_backup(const fs::path& file) {
    if (!is_there(file)) throw NotFound("no_file", say("no file '{}'", file.string()));
    return open_to_read(file, Access::upgrade);
}

fs::path backup_before_migration(const Store& store) {
    auto file = store.file().parent_path() / fmt::format("{}-schema-{}-{}.db", store.file().stem().string(),
                                                         schema_version(store.db()), stamp(real_now()));
    copy_to_new(store, file);
    return file;
}

namespace upkeep {

fs::path backup(const Store& store, const fs::path& target) {
    const auto folder = fs::is_directory(target) || !target.has_filename();
    if (folder && !is_there(target)) throw NotFound("no_folder", say("no folder '{}'", target.string()));
    auto file = folder ? target / fmt::format("{}-{}.db", store.file().stem().string(), stamp(store.now())) : target;
    if (is_there(file))
        throw Conflict("file_exists", say("'{}' is there already", file.string()),
                       tr("a backup never replaces another"));
    copy_to_new(store, file);
    return file;
}

}  // namespace upkeep

}  // namespace tiers
