#include "store/late_indexes.h"

#include <fmt/format.h>

namespace tiers {

LateIndexes::LateIndexes(Database& db, const char* table) : db_(db) {
    std::vector<std::string> names;
    {
        auto row = db.prepare(
            "select name, sql from sqlite_schema where type = 'index' and tbl_name = :table and sql is not null "
            "order by name");
        row.bind(":table", table);
        while (row.step()) {
            names.push_back(row.text(0));
            statements_.push_back(row.text(1));
        }
    }
    for (const auto& name : names) db.raw().exec(fmt::format("drop index {}", name));
}

void LateIndexes::build() {
    for (const auto& statement : statements_) db_.raw().exec(statement);
}

}  // namespace tiers
