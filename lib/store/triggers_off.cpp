#include "store/triggers_off.h"

#include <sqlite3.h>

namespace tiers {

TriggersOff::TriggersOff(Database& db) : db_(db) {
    sqlite3_db_config(db_.raw().getHandle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
}

TriggersOff::~TriggersOff() {
    sqlite3_db_config(db_.raw().getHandle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, nullptr);
}

}  // namespace tiers
