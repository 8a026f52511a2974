#include "store/savepoint.h"

#include <sqlite3.h>

namespace tiers {

Savepoint::~Savepoint() {
    if (open_) sqlite3_exec(db_.raw().getHandle(), "rollback to part; release part", nullptr, nullptr, nullptr);
}

void Savepoint::keep() {
    db_.execute("release part");
    open_ = false;
}

}  // namespace tiers
