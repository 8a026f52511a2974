#include "store/schema_check.h"

#include <algorithm>

#include "sql.h"

namespace tiers {

namespace {

/// What follows CREATE TRIGGER, which SQLite keeps as it was typed.
std::string_view after_create(std::string_view sql) {
    const auto blank = sql.find(' ', sql.find(' ') + 1);
    return blank == sql.npos ? sql : sql.substr(blank + 1);
}

bool ours(const std::string& statement) {
    return std::any_of(sql::migrations().begin(), sql::migrations().end(), [&](const auto& migration) {
        return std::string_view(migration.text).find(after_create(statement)) != std::string_view::npos;
    });
}

}  // namespace

std::vector<std::string> foreign_objects(Database& db) {
    std::vector<std::string> found;
    auto row = db.prepare("select name, sql from sqlite_master where type in ('trigger', 'view') order by name");
    while (row.step())
        if (!ours(row.text(1))) found.push_back(row.text(0));
    return found;
}

}  // namespace tiers
