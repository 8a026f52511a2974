#pragma once

#include <functional>

#include "store/database.h"

namespace tiers::report {

/// Runs what makes or drops views and tables of the connection's own, which are in no file, on one that only reads.
void change_own_tables(Database& db, const std::function<void()>& change);

}  // namespace tiers::report
