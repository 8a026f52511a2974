#include <sqlite3.h>
#include <tiers/error.h>
#include <tiers/upkeep.h>

#include "store/database.h"
#include "store/patience.h"
#include "store/wipe.h"

namespace tiers {

namespace {

/// Of a wipe: half a second.
constexpr Patience patience{100};

void set_step(Database& db, const char* step) {
    db.prepare("insert into fact values ('wipe', :step) on conflict do update set value = excluded.value")
        .bind(":step", step)
        .run();
}

std::string step_of(Database& db) {
    auto row = db.prepare("select value from fact where name = 'wipe'");
    return row.step() ? row.text(0) : std::string();
}

/// Takes the log into the file and empties it. False while somebody reads what was before.
bool empty_log(Database& db) {
    auto row = db.prepare("pragma wal_checkpoint(truncate)");
    return row.step() && row.integer(0) == 0;
}

bool wipe_now(Database& db) try {
    if (step_of(db) == "file") {
        db.execute("vacuum");
        set_step(db, "log");
    }
    if (!empty_log(db)) return false;
    db.execute("delete from fact where name = 'wipe'");
    return true;
} catch (const Busy&) {
    return false;
}

}  // namespace

void wipe_later(Database& db) {
    set_step(db, "file");
}

namespace upkeep {

bool to_wipe(const Store& store) {
    return !step_of(store.db()).empty();
}

bool wipe(Store& store) {
    auto& db = store.db();
    wait_for_others(db.raw().getHandle(), patience);
    const auto done = wipe_now(db);
    wait_for_others(db.raw().getHandle(), usual_patience);
    return done;
}

}  // namespace upkeep

}  // namespace tiers
