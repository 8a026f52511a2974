#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <tiers/error.h>
#include <tiers/upkeep.h>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "base/text.h"
#include "sql.h"
#include "store/database.h"

namespace tiers::upkeep {

namespace {

/// Removes a file that was not finished.
struct Unfinished {
    std::filesystem::path file;
    ~Unfinished() {
        std::error_code ignored;
        std::filesystem::remove(file, ignored);
    }
};

struct Closer {
    void operator()(sqlite3* db) const { sqlite3_close(db); }
};
using Copy = std::unique_ptr<sqlite3, Closer>;

[[noreturn]] void fail(sqlite3* db) {
    throw_sqlite_error(std::runtime_error(sqlite3_errmsg(db)), sqlite3_errcode(db), sqlite3_extended_errcode(db));
}

void copy_pages(sqlite3* from, sqlite3* to) {
    auto* running = sqlite3_backup_init(to, "main", from, "main");
    if (!running) fail(to);
    while (sqlite3_backup_step(running, 1024) == SQLITE_OK) continue;
    if (sqlite3_backup_finish(running) != SQLITE_OK) fail(to);
}

void check(sqlite3* db) {
    const auto each = [](void* sound, int, char** values, char**) {
        *static_cast<bool*>(sound) = std::string_view(values[0]) == "ok";
        return 0;
    };
    auto sound = false;
    if (sqlite3_exec(db, "pragma integrity_check(1)", each, &sound, nullptr) != SQLITE_OK || !sound)
        throw Failed("bad_backup", tr("the backup is not sound"), "tiers db verify");
}

}  // namespace

std::vector<std::pair<std::string, std::int64_t>> table_rows(const Store& store) {
    std::vector<std::string> names;
    {
        auto row = store.db().prepare(
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name");
        while (row.step()) names.push_back(row.text(0));
    }
    std::vector<std::pair<std::string, std::int64_t>> counted;
    for (const auto& name : names) {
        SQLite::Statement count(store.db().raw(), fmt::format("select count(*) from \"{}\"", name));
        if (count.executeStep()) counted.emplace_back(name, count.getColumn(0).getInt64());
    }
    return counted;
}

int schema(const Store& store) {
    return schema_version(store.db());
}

void each_journal_row(const Store& store, const std::function<void(const JournalRow&)>& take) {
    auto row = store.db().prepare(sql::store::journal_rows);
    while (row.step()) {
        const auto said = nlohmann::json::parse(row.blob(2), nullptr, false);
        if (!said.is_object()) throw Unusable("damaged", say("row {} of the journal cannot be read", row.integer(0)));
        take({row.integer(0), row.instant(1), said.value("user", ""), said.value("host", ""), said.value("as", ""),
              said.value("command", ""), said.value("entity", ""), said.value("entity_id", std::int64_t{0}),
              hex(row.blob(3))});
    }
}

std::string journal_head(const Store& store) {
    auto row = store.db().prepare("select digest from journal order by id desc limit 1");
    return row.step() ? hex(row.blob(0)) : std::string();
}

void backup(const Store& store, const std::filesystem::path& file) {
    if (std::filesystem::exists(file))
        throw Conflict("file_exists", say("'{}' is there already", file.string()),
                       tr("a backup never replaces another"));
    const Unfinished beside{file.parent_path() / ("." + file.filename().string() + ".tmp")};
    std::filesystem::remove(beside.file);
    make_private(beside.file);
    {
        sqlite3* opened = nullptr;
        const auto result = sqlite3_open(beside.file.c_str(), &opened);
        const Copy copy(opened);
        if (result != SQLITE_OK) fail(opened);
        copy_pages(store.db().raw().getHandle(), opened);
        sqlite3_exec(opened, "pragma journal_mode = delete", nullptr, nullptr, nullptr);
        check(opened);
    }
    std::filesystem::rename(beside.file, file);
}

}  // namespace tiers::upkeep
