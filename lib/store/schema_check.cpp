#include "store/schema_check.h"

#include <algorithm>
#include <map>

#include "sql/migrations.h"
#include "store/open.h"

namespace tiers {

namespace {

/// What follows CREATE TRIGGER or CREATE VIEW, which SQLite keeps as it was typed.
std::string_view after_create(std::string_view sql) {
    const auto blank = sql.find(' ', sql.find(' ') + 1);
    return blank == sql.npos ? sql : sql.substr(blank + 1);
}

std::string_view first_word(std::string_view text) {
    return text.substr(0, text.find_first_of(" \n("));
}

/// The text of the migrations from each trigger and view on that they make, by its name: some are made anew.
using Made = std::multimap<std::string_view, std::string_view>;

Made all_made() {
    Made made;
    for (const auto& migration : sql::migrations())
        for (const std::string_view create : {"create trigger ", "create view "}) {
            const std::string_view text = migration.text;
            for (auto at = text.find(create); at != text.npos; at = text.find(create, at)) {
                at += create.size();
                made.emplace(first_word(text.substr(at)), text.substr(at));
            }
        }
    return made;
}

bool ours(const Made& made, std::string_view statement) {
    const auto text = after_create(statement);
    const auto [first, last] = made.equal_range(first_word(text));
    return std::any_of(first, last, [&](const auto& one) { return one.second.starts_with(text); });
}

/// Its own indexes, such as that of a unique column, have no text.
constexpr const char* objects = "select type, name, sql from sqlite_master where sql is not null order by name";

}  // namespace

std::vector<std::string> foreign_objects(Database& db) {
    std::vector<std::string> found;
    const auto made = all_made();
    auto row = db.prepare("select name, sql from sqlite_master where type in ('trigger', 'view') order by name");
    while (row.step())
        if (!ours(made, row.text(1))) found.push_back(row.text(0));
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
