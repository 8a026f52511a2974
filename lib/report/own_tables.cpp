#include "report/own_tables.h"

namespace tiers::report {

namespace {

bool only_reads(Database& db) {
    auto row = db.prepare("pragma query_only");
    return row.step() && row.integer(0) != 0;
}

}  // namespace

void change_own_tables(Database& db, const std::function<void()>& change) {
    const auto reading = only_reads(db);
    db.execute("pragma query_only = off");
    change();
    if (reading) db.execute("pragma query_only = on");
}

}  // namespace tiers::report
