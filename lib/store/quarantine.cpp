#include <tiers/upkeep.h>

#include "base/text.h"
#include "store/journal.h"
#include "store/quarantine.h"

namespace tiers {

void mark_restored(Database& db, Instant at) {
    db.prepare("insert into fact values ('restored', :at) on conflict do update set value = excluded.value")
        .bind(":at", rfc3339(at, Seconds(0)))
        .run();
}

namespace upkeep {

std::optional<Instant> restored_at(const Store& store) {
    auto row = store.db().prepare("select value from fact where name = 'restored'");
    if (!row.step()) return std::nullopt;
    return parse_instant(row.text(0), Zone::utc());
}

void refuse_restored(const Store& store) {
    if (restored_at(store))
        throw Refused("restored",
                      tr("the database is a restored copy: nothing is sent and no number is allotted from it"),
                      "tiers db resume");
}

bool resume(Store& store) {
    if (store.db().prepare("delete from fact where name = 'restored'").run() == 0) return false;
    journal::write(store, "database", 0, R"({"done":"resumed"})");
    return true;
}

}  // namespace upkeep

}  // namespace tiers
