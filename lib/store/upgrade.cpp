#include <tiers/upkeep.h>

#include "base/text.h"
#include "store/backup.h"
#include "store/file.h"
#include "store/journal.h"

namespace tiers::upkeep {

Migrated migrate(Store& store) {
    Migrated done{schema(store), schema_version(), {}};
    if (done.from == done.to) return done;
    done.backup = backup_before_migration(store);
    tiers::migrate(store.db(), [&] {
        journal::write(store, "database", 0, fmt::format(R"({{"from":{},"to":{}}})", done.from, done.to));
    });
    return done;
}

Migrated try_migration(const Store& store) {
    const UnfinishedDatabase copy(beside(store.file()));
    copy_database(store.db(), copy.path());
    auto tried = Store::open(copy.path(), Access::upgrade);
    const auto from = schema(tried);
    tiers::migrate(tried.db());
    return {from, schema(tried), {}};
}

}  // namespace tiers::upkeep
