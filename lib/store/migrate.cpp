#include <fmt/format.h>
#include <sqlite3.h>

#include "sql.h"
#include "store/schema_check.h"

namespace tiers {

int schema_version() {
    return sql::migrations().empty() ? 0 : sql::migrations().back().number;
}

int schema_version(Database& db) {
    auto version = db.prepare("pragma user_version");
    version.step();
    return static_cast<int>(version.integer(0));
}

void migrate(Database& db) {
    for (const auto& step : sql::migrations()) {
        if (step.number <= schema_version(db)) continue;
        db.execute("begin immediate");
        try {
            // Another process may have taken this step while this one waited for the lock.
            if (schema_version(db) < step.number) {
                db.execute(step.text);
                db.execute(fmt::format("pragma application_id = {}", application_id).c_str());
                db.execute(fmt::format("pragma user_version = {}", step.number).c_str());
            }
            db.execute("commit");
        } catch (...) {
            if (!sqlite3_get_autocommit(db.raw().getHandle())) db.execute("rollback");
            throw;
        }
    }
}

}  // namespace tiers
