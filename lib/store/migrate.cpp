#include <fmt/format.h>
#include <sqlite3.h>
#include <tiers/error.h>

#include "base/text.h"
#include "sql/migrations.h"
#include "store/schema_check.h"

namespace tiers {

namespace {

/// A table that is made anew would take the rows that name it along; off, they are checked at the end of the step.
class ForeignKeysOff {
public:
    explicit ForeignKeysOff(Database& db) : db_(db) { db_.execute("pragma foreign_keys = off"); }
    ~ForeignKeysOff() { sqlite3_exec(db_.raw().getHandle(), "pragma foreign_keys = on", nullptr, nullptr, nullptr); }
    ForeignKeysOff(const ForeignKeysOff&) = delete;
    ForeignKeysOff& operator=(const ForeignKeysOff&) = delete;

private:
    Database& db_;
};

void check_references(Database& db) {
    auto row = db.prepare("pragma foreign_key_check");
    if (row.step())
        throw Unusable(
            "damaged",
            say("row {} of '{}' names a row of '{}' that is not there", row.integer(1), row.text(0), row.text(2)),
            tr("bring a backup back: tiers db restore FILE DIR"));
}

void take(Database& db, const sql::Migration& step) {
    db.execute(step.text);
    check_references(db);
    db.execute(fmt::format("pragma application_id = {}", application_id).c_str());
    db.execute(fmt::format("pragma user_version = {}", step.number).c_str());
}

void in_a_transaction(Database& db, const std::function<void()>& work) {
    db.execute("begin immediate");
    try {
        work();
        db.execute("commit");
    } catch (...) {
        if (!sqlite3_get_autocommit(db.raw().getHandle())) db.execute("rollback");
        throw;
    }
}

}  // namespace

int schema_version() {
    return sql::migrations().empty() ? 0 : sql::migrations().back().number;
}

int schema_version(Database& db) {
    auto version = db.prepare("pragma user_version");
    version.step();
    return static_cast<int>(version.integer(0));
}

void migrate(Database& db, const std::function<void()>& at_end) {
    const ForeignKeysOff off(db);
    for (const auto& step : sql::migrations()) {
        if (step.number <= schema_version(db)) continue;
        in_a_transaction(db, [&] {
            // Another process may have taken this step while this one waited for the lock.
            if (schema_version(db) >= step.number) return;
            take(db, step);
            if (at_end && step.number == schema_version()) at_end();
        });
    }
}

}  // namespace tiers
