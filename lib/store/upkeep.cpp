#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/upkeep.h>

#include "base/digest.h"
#include "base/json.h"
#include "base/text.h"
#include "sql/store.h"
#include "store/database.h"

namespace tiers::upkeep {

namespace {

JournalRow journal_row(const Statement& row) {
    const auto said = read_json(row.blob(2));
    if (!said)
        throw Unusable("damaged", say("row {} of the journal cannot be read", row.integer(0)), "tiers db verify");
    return {row.integer(0),   row.instant(1),        said->text("user"),   said->text("host"),
            said->text("as"), said->text("command"), said->text("entity"), said->number("entity_id"),
            hex(row.blob(3))};
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

int schema() {
    return schema_version();
}

void each_journal_row(const Store& store, const std::function<void(const JournalRow&)>& take) {
    auto row = store.db().prepare(sql::store::journal_rows);
    while (row.step()) take(journal_row(row));
}

std::string journal_head(const Store& store) {
    auto row = store.db().prepare("select digest from journal order by id desc limit 1");
    return row.step() ? hex(row.blob(0)) : std::string();
}

}  // namespace tiers::upkeep
