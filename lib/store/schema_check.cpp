#include "store/schema_check.h"

#include <algorithm>
#include <map>

#include "sql/migrations.h"
#include "store/open.h"

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

/// Its own indexes, such as that of a unique column, have no text.
constexpr const char* objects = "select type, name, sql from sqlite_master where sql is not null order by name";

}  // namespace

std::vector<std::string> foreign_objects(Database& db) {
    std::vector<std::string> found;
    auto row = db.prepare("select name, sql from sqlite_master where type in ('trigger', 'view') order by name");
    while (row.step())
        if (!ours(row.text(1))) found.push_back(row.text(0));
    return found;
}

std::vector<std::string> lost_objects(Database& db) {
    std::map<std::string, std::string> there;
    auto row = db.prepare(objects);
    while (row.step()) there[row.text(0) + " " + row.text(1)] = row.text(2);
    std::vector<std::string> lost;
    const auto fresh = open_in_memory();
    auto wanted = fresh->prepare(objects);
    while (wanted.step()) {
        const auto found = there.find(wanted.text(0) + " " + wanted.text(1));
        const auto altered = found != there.end() && found->second != wanted.text(2);
        // An altered trigger is a foreign one.
        if (found == there.end() || (altered && wanted.text(0) != "trigger")) lost.push_back(wanted.text(1));
    }
    return lost;
}

}  // namespace tiers
