#pragma once

#include "store/database.h"

namespace tiers {

/// Marks a database as a restored copy (upkeep::refuse_restored).
void mark_restored(Database& db, Instant at);

}  // namespace tiers
