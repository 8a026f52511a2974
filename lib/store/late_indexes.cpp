#include "store/late_indexes.h"

#include <fmt/format.h>

namespace tiers {

namespace {

std::int64_t pages_kept(Database& db) {
    auto row = db.prepare("pragma cache_size");
    row.step();
    return row.integer(0);
}

}  // namespace

LateIndexes::LateIndexes(Database& db, const std::vector<const char*>& names) : db_(db) {
    for (const auto* name : names) {
        auto row = db.prepare("select sql from sqlite_schema where type = 'index' and name = :name");
        row.bind(":name", name).step();
        statements_.push_back(row.text(0));
    }
    for (const auto* name : names) db.raw().exec(fmt::format("drop index {}", name));
}

/// SQLite sorts as much at once as there may be pages in memory. Pieces that a processor keeps near itself, sorted by
/// a second thread while this one reads on, take half the time; the pages stay where they are meanwhile.
void LateIndexes::build() {
    const auto kept = pages_kept(db_);
    db_.execute(fmt::format("pragma cache_spill = {}; pragma cache_size = -2048; pragma threads = 1", kept).c_str());
    for (const auto& statement : statements_) db_.raw().exec(statement);
    db_.execute(fmt::format("pragma threads = 0; pragma cache_size = {}; pragma cache_spill = 1", kept).c_str());
}

}  // namespace tiers
