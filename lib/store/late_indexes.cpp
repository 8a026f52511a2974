#include "store/late_indexes.h"

#include <fmt/format.h>

namespace tiers {

LateIndexes::LateIndexes(Database& db, const std::vector<const char*>& names) : db_(db) {
    for (const auto* name : names) {
        auto row = db.prepare("select sql from sqlite_schema where type = 'index' and name = :name");
        row.bind(":name", name).step();
        statements_.push_back(row.text(0));
    }
    for (const auto* name : names) db.raw().exec(fmt::format("drop index {}", name));
}

void LateIndexes::build() {
    for (const auto& statement : statements_) db_.raw().exec(statement);
}

}  // namespace tiers
